import type { Route } from './route';

/** What a deployment needs to know of the routes, as `functions/http-routes.json` holds it. */
export const httpRoutes = (
  routes: readonly Route[],
): readonly Pick<Route, 'method' | 'path' | 'permission'>[] =>
  routes.map(({ method, path, permission }) => ({ method, path, permission }));
