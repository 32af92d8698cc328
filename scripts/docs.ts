/** `npm run docs`: writes what is made from the code; a test says which of it is stale. */
import { writeFileSync } from 'node:fs';
import { PAGES } from './pages';

for (const [file, make] of Object.entries(PAGES)) writeFileSync(file, await make());
