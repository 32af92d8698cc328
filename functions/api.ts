import { createApi } from '../src/api/api';
import { backend } from './_app';
import { logger, observe } from './_middleware';

export const handler = observe(createApi({ backend, log: logger }));
