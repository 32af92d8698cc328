/**
 * Who may come in at `npm run dev`, where nobody is asked who they are: a page of somebody else that points its own name
 * at this address must not read, and one that only sends something here must not start a run. As in `src/cli/serve.ts`.
 */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const READS = ['get', 'head'];

const isOurs = ({ method, headers: { host = '', origin } }) =>
  LOOPBACK.test(host) && (READS.includes(method) || origin === undefined || origin === `http://${host}`);

/** What serverless-offline asks for each route: a scheme of authentication of hapi. */
module.exports = (_endpoint, _functionKey, method, path) => ({
  name: `door ${method} ${path}`,
  scheme: `door ${method} ${path}`,
  getAuthenticateFunction: () => ({
    authenticate: (request, h) =>
      isOurs(request) ? h.authenticated({ credentials: {} }) : h.response('403\n').code(403).takeover(),
  }),
});
