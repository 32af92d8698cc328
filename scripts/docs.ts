/** `npm run docs` writes what is generated from the code. A test fails if any of it is stale. */
import { writeFileSync } from 'node:fs';
import { PAGES } from './pages';

for (const [file, make] of Object.entries(PAGES)) writeFileSync(file, await make());
