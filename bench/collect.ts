/**
 * Reads accounts of up to 100,000 instances while AWS answers at once and refuses nothing. It prints what this program needs, and
 * the time that half of AWS's published rates would take, which is what we use. Then it reads an account of ordinary size with
 * 40 ms for each answer. It compares our time with the larger of two times, those of latency alone and of the rates alone, and
 * prints the chain of collectors that ended last, which limits our time.
 */
import { createRateLimiter, type RateLimiter } from '../src/aws/rate-limiter';
import { type RateLimit, rateLimitsOf } from '../src/aws/rate-limits';
import type { AnyCollector } from '../src/collect/collector';
import { GLOBAL } from '../src/model/target';
import { REGION } from '../test/emulator/synthetic/account';
import { collectRegion, collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import { count, measure, median, peakRssMB, percent, printTable, seconds, times } from './measure';
import { createTrace, type Link } from './trace';

await serveWhenAsked();

const SIZES = [
  { seed: 1, instances: 1000, groups: 20, loadBalancers: 10, dbInstances: 10 },
  { seed: 1, instances: 10_000, groups: 200, loadBalancers: 50, dbInstances: 40 },
  { seed: 1, instances: 100_000, groups: 1000, loadBalancers: 100, dbInstances: 100 },
];
const LOOKBACK = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };
/** The share of a published rate that we use. */
const SHARE = 0.5;

/** Creates a limiter that delays nothing, and counts what each bucket would have lost. */
function createCountingLimiter(): RateLimiter & { slowest(): { bucket: string; ms: number } } {
  const draws = new Map<string, RateLimit>();
  return {
    async acquire(call, { region }, input) {
      for (const limit of rateLimitsOf(call, input, false)) {
        const key = limit.scope === 'account' ? limit.bucket : `${limit.bucket} in ${region}`;
        draws.set(key, { ...limit, tokens: (draws.get(key)?.tokens ?? 0) + limit.tokens });
      }
    },
    slowDown() {},
    slowest: () =>
      [...draws]
        .map(([bucket, { tokens, capacity, refillPerSecond, undivided }]) => {
          const share = undivided ? 1 : SHARE;
          return { bucket, ms: (1000 * Math.max(0, tokens - capacity * share)) / (refillPerSecond * share) };
        })
        .reduce((slowest, each) => (each.ms > slowest.ms ? each : slowest)),
  };
}

const rows: string[][] = [];
for (const size of SIZES) {
  const server = await spawnSyntheticServer(size);
  const limiter = createCountingLimiter();
  const { value, wallMs, cpuMs } = await measure(() =>
    collectSynthetic({ endpoint: server.endpoint, lookback: LOOKBACK, limiter }),
  );
  const use = await server.use();
  await server.stop();
  const failed = [value.regional, value.global].flatMap(({ artifacts }) =>
    Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [] : [`${id} (${result.code})`])),
  );
  const slowest = limiter.slowest();
  rows.push([
    count(size.instances),
    count(use.requests),
    failed.join(', ') || 'none',
    seconds(wallMs),
    seconds(cpuMs),
    peakRssMB(),
    percent(use.cpuShare),
    `${seconds(slowest.ms)} ${slowest.bucket}`,
  ]);
}
printTable(
  'Collecting a region and what is global, AWS answering at once',
  [
    'instances',
    'requests',
    'failed',
    'wall',
    'our CPU',
    'peak so far',
    "server's CPU",
    'at half the published rates',
  ],
  rows,
);

const ORDINARY = { seed: 1, instances: 200, groups: 20, loadBalancers: 10, dbInstances: 10 };
const LATENCY_MS = 40;
const ROUNDS = 3;
const SCENARIOS = [[REGION], [REGION, 'us-west-2']];

const server = await spawnSyntheticServer(ORDINARY, LATENCY_MS);
const collectRegions = (
  regions: readonly string[],
  limiter: RateLimiter,
  collectors?: readonly AnyCollector[],
): Promise<unknown> => {
  const reach = { endpoint: server.endpoint, lookback: LOOKBACK, limiter, ...(collectors && { collectors }) };
  return Promise.all([...regions, GLOBAL].map((region) => collectRegion(region, reach)));
};
// The scenarios take turns in each round, so that other programs disturb all of them alike.
const rounds: {
  requests: number;
  rates: { bucket: string; ms: number };
  latencyMs: number;
  ourMs: number;
  chain: readonly Link[];
}[][] = [];
for (let round = 0; round < ROUNDS; round++) {
  const each = [];
  for (const regions of SCENARIOS) {
    const counting = createCountingLimiter();
    const before = (await server.use()).requests;
    const { wallMs: latencyMs } = await measure(() => collectRegions(regions, counting));
    const requests = (await server.use()).requests - before;
    const trace = createTrace();
    const limiter = trace.watch(createRateLimiter({ share: SHARE }));
    const { wallMs: ourMs } = await measure(() => collectRegions(regions, limiter, trace.collectors));
    each.push({ requests, rates: counting.slowest(), latencyMs, ourMs, chain: trace.lastChain() });
  }
  rounds.push(each);
}
await server.stop();

const results = SCENARIOS.map((regions, i) => {
  const own = rounds.flatMap((each) => each[i] ?? []);
  const [{ requests, rates } = { requests: 0, rates: { bucket: '', ms: 0 } }] = own;
  const latencyMs = median(own.map((one) => one.latencyMs));
  const ourMs = median(own.map((one) => one.ourMs));
  return { regions, requests, rates, latencyMs, ourMs };
});
printTable(
  `Collecting an account of ${ORDINARY.instances} instances, ${LATENCY_MS} ms an answer (medians of ${ROUNDS} rounds)`,
  [
    'regions',
    'requests',
    'latency alone',
    'half the published rates alone',
    'wall',
    'of the larger',
    'of one region',
  ],
  results.map(({ regions, requests, rates, latencyMs, ourMs }) => [
    count(regions.length),
    count(requests),
    seconds(latencyMs),
    `${seconds(rates.ms)} ${rates.bucket}`,
    seconds(ourMs),
    times(ourMs / Math.max(latencyMs, rates.ms)),
    times(ourMs / (results[0]?.ourMs ?? ourMs)),
  ]),
);
printTable(
  'The collectors that ended last when one region was read, one after the other (last round)',
  ['collector', 'region', 'waits for a place', 'waits for rates', 'asks and works', 'ends at'],
  (rounds.at(-1)?.[0]?.chain ?? []).map(({ id, region, queuedMs, heldMs, askingMs, endedMs }) => [
    ...[id, region, seconds(queuedMs), seconds(heldMs), seconds(askingMs), seconds(endedMs)],
  ]),
);
