/**
 * The events of the API's function for `serverless.yml`: one explicit route each and no `$default`, so that permissions
 * can be given by method and path. `${file(./functions/http-routes.cjs):aws_iam}` has them signed with SigV4,
 * `:jwt` has them carry a token that the authorizer named `jwt` of the HTTP API accepts.
 */
const routes = require('./http-routes.json');

/** @param {(permission: string) => object} authorizerFor */
const eventsWith = (authorizerFor) =>
  routes.map(({ method, path, permission }) => ({
    httpApi: { method, path, ...(permission !== 'open' && { authorizer: authorizerFor(permission) }) },
  }));

/** Scopes of which one is enough, by permission of a route: who may operate may read. */
const SCOPES = { read: ['read', 'operate'], operate: ['operate'], apply: ['apply'] };

exports.aws_iam = () => eventsWith(() => ({ type: 'aws_iam' }));

exports.jwt = async ({ resolveVariable }) => {
  const prefix = await resolveVariable('param:jwtScopes');
  const scopesFor = (permission) => SCOPES[permission].map((scope) => `${prefix}${scope}`);
  return eventsWith((permission) => ({
    name: 'jwt',
    ...(prefix !== '' && { scopes: scopesFor(permission) }),
  }));
};
