import { createApi } from '../src/api/api';
import { backend } from './_app';
import { logger, observed } from './_middleware';

export const handler = observed(createApi({ backend, log: logger }));
