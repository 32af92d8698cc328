import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PAGES } from '../../scripts/pages';

it.each(Object.entries(PAGES))('%s is what the code says of itself (npm run docs)', async (file, make) => {
  expect(readFileSync(file, 'utf8')).toBe(await make());
});
