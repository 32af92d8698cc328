import type { Route } from './route';

/** Lists what a deployment needs to know about the routes, for `functions/http-routes.json`. */
export const listHttpRoutes = (
  routes: readonly Route[],
): readonly Pick<Route, 'method' | 'path' | 'permission'>[] =>
  routes.map(({ method, path, permission }) => ({ method, path, permission }));
