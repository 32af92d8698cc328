/**
 * The events of the API's function for `serverless.yml`: one explicit route each and no `$default`, so that permissions
 * can be given by method and path. `${file(./functions/http-routes.cjs):aws_iam}` has them signed with SigV4,
 * `:jwt` has them carry a token that the authorizer named `jwt` of the HTTP API accepts.
 */
const routes = require('./http-routes.json');

const eventsWith = (authorizer) => () =>
  routes.map(({ method, path, permission }) => ({
    httpApi: { method, path, ...(permission !== 'open' && { authorizer }) },
  }));

exports.aws_iam = eventsWith({ type: 'aws_iam' });
exports.jwt = eventsWith({ name: 'jwt' });
