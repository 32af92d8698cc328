/** Measures the most frequent reads of the API, which runs in a process of its own with 10,000 stored findings. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { count, median, printTable, times } from './measure';

const FINDINGS = 10_000;
const PAGE_SIZE = 100;
/** The last page ends where a stored chunk ends. Such a page also looks for the next chunk. */
const PAGES = [1, 99, 100];
const CONNECTIONS = 10;
const ROUNDS = 3;
const SECONDS_EACH = 2;
/** Clients send this header. Without it, replies are not compressed. */
const HEADERS = { 'accept-encoding': 'gzip' };

const server = spawn(process.execPath, ['scripts/run.mjs', 'test/api/server.ts', String(FINDINGS)], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [url]: string[] = await once(createInterface(server.stdout), 'line');
const run = `${url}/events/flash-sale/runs/latest`;

/** Finds the address of a page of findings. */
async function findPageAddress(number: number): Promise<string> {
  const first = `${run}/findings?limit=${PAGE_SIZE}`;
  if (number === 1) return first;
  const { cursor } = (await (await fetch(await findPageAddress(number - 1))).json()) as {
    readonly cursor: string;
  };
  return `${first}&cursor=${cursor}`;
}

interface Round {
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

async function measureRound(address: string): Promise<Round> {
  const options = { url: address, connections: CONNECTIONS, duration: SECONDS_EACH, headers: HEADERS };
  const { requests, latency, non2xx, errors } = await autocannon(options);
  if (non2xx + errors > 0) throw new Error(`${address}: ${non2xx} refused, ${errors} failed`);
  return { perSecond: requests.average, medianMs: latency.p50, p99Ms: latency.p99 };
}

try {
  const pages: [name: string, address: string][] = [];
  for (const page of PAGES) pages.push([`findings, page ${page}`, await findPageAddress(page)]);
  const reads: readonly (readonly [name: string, address: string])[] = [
    ['events', `${url}/events`],
    ['readiness', `${url}/events/flash-sale/readiness`],
    ...pages,
    ['ceilings', `${run}/ceilings`],
    ['report, json', `${run}/report?format=json`],
  ];
  for (const [, address] of reads) await measureRound(address);
  // The reads take turns in each round, so that other programs disturb all of them alike.
  const rounds = new Map<string, Round[]>(reads.map(([name]) => [name, []]));
  for (let i = 0; i < ROUNDS; i++) {
    for (const [name, address] of reads) rounds.get(name)?.push(await measureRound(address));
  }
  const rows = [...rounds].map(([name, measured]) => ({
    name,
    perSecond: median(measured.map((each) => each.perSecond)),
    medianMs: median(measured.map((each) => each.medianMs)),
    p99Ms: median(measured.map((each) => each.p99Ms)),
  }));
  const first = rows.find(({ name }) => name === 'findings, page 1')?.perSecond ?? Number.NaN;
  printTable(
    `The API with ${count(FINDINGS)} findings stored, ${CONNECTIONS} connections, median of ${ROUNDS} rounds`,
    ['read', 'requests/s', 'p50', 'p99', 'against findings, page 1'],
    rows.map(({ name, perSecond, medianMs, p99Ms }) => [
      name,
      count(Math.round(perSecond)),
      `${medianMs} ms`,
      `${p99Ms} ms`,
      times(perSecond / first),
    ]),
  );
} finally {
  server.stdin.end();
  await once(server, 'exit');
}
