import openapiTypescript, { astToString } from 'openapi-typescript';

const HEADER = '/** Made from the OpenAPI document by `npm run docs`. */\n\n';

/** The types of an OpenAPI document, as `src/client/schema.d.ts` holds them. What has a default may be left out. */
export const clientTypes = async (document: object): Promise<string> =>
  HEADER + astToString(await openapiTypescript(JSON.stringify(document), { defaultNonNullable: false }));
