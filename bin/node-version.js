// Plain JavaScript that an old Node can read: it decides whether this one is new enough.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The oldest Node.js the program runs on, such as `22.13.0`. */
export const oldestNode = engines.node.replace('>=', '');

export const isNewEnough = process.versions.node.localeCompare(oldestNode, 'en', { numeric: true }) >= 0;
