/**
 * The HTTP routes of the API's function, for `serverless.yml`. Each is listed instead of using `$default`, so that policies
 * can grant permissions by method and path. With `${file(./functions/http-routes.cjs):aws_iam}`, callers sign requests with
 * SigV4; with `:jwt`, they send a token that the HTTP API's authorizer `jwt` accepts.
 */
const routes = require('./http-routes.json');

/**
 * Creates an event for each route.
 *
 * @param {(permission: string) => object} authorizerFor Returns the authorizer of routes with a permission.
 */
const createEvents = (authorizerFor) =>
  routes.map(({ method, path, permission }) => ({
    httpApi: { method, path, ...(permission !== 'open' && { authorizer: authorizerFor(permission) }) },
  }));

/** The scopes for each permission; a token needs one of them. The scope `operate` includes reading. */
const SCOPES = { read: ['read', 'operate'], operate: ['operate'], apply: ['apply'] };

exports.aws_iam = () => createEvents(() => ({ type: 'aws_iam' }));

exports.jwt = async ({ resolveVariable }) => {
  const prefix = await resolveVariable('param:jwtScopes');
  const scopesFor = (permission) => SCOPES[permission].map((scope) => `${prefix}${scope}`);
  return createEvents((permission) => ({
    name: 'jwt',
    ...(prefix !== '' && { scopes: scopesFor(permission) }),
  }));
};
