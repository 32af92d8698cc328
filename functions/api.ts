import { createApi } from '../src/api/api';
import { backend, linkKey } from './_app';
import { logger, observed } from './_middleware';

export const handler = observed(createApi({ backend, linkKey, log: logger }));
