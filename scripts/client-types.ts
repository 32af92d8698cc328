import openapiTypescript, { astToString } from 'openapi-typescript';

const HEADER = '/** Made from the OpenAPI document by `npm run docs`. */\n\n';

/** Creates the types of an OpenAPI document for `src/client/schema.d.ts`. Fields with a default are optional. */
export const createClientTypes = async (document: object): Promise<string> =>
  HEADER + astToString(await openapiTypescript(JSON.stringify(document), { defaultNonNullable: false }));
