import type { Api } from '../model/artifacts';

/** What people call an API: its name, with its id where others have the same. */
export function apiNamer(apis: readonly Api[]): (api: Pick<Api, 'apiId' | 'apiName'>) => string {
  const named = Map.groupBy(apis, ({ apiName }) => apiName);
  return ({ apiId, apiName }) => ((named.get(apiName)?.length ?? 0) > 1 ? `${apiName} (${apiId})` : apiName);
}
