/**
 * Reads an account of 100,000 instances: what it takes of this program when AWS answers at once and refuses
 * nothing, and how long AWS's published rates alone would take, of which we draw half.
 */

import type { RateLimiter } from '../src/aws/rate-limiter';
import { rateLimitsOf } from '../src/aws/rate-limits';
import { collectSynthetic } from '../test/emulator/synthetic/collected';
import { serveWhenAsked, spawnSyntheticServer } from '../test/emulator/synthetic/process';
import { count, measure, peakRssMB, percent, printTable, seconds } from './measure';

await serveWhenAsked();

const SIZES = [
  { seed: 1, instances: 1000, groups: 20, loadBalancers: 10, dbInstances: 10 },
  { seed: 1, instances: 10_000, groups: 200, loadBalancers: 50, dbInstances: 40 },
  { seed: 1, instances: 100_000, groups: 1000, loadBalancers: 100, dbInstances: 100 },
];
const LOOKBACK = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', exclude: [] };
/** What we take of a published rate. */
const SHARE = 0.5;

/** Lets everything through, and counts what each bucket would have been drawn. */
function countingLimiter(): RateLimiter & { slowest(): { bucket: string; ms: number } } {
  const draws = new Map<string, { drawn: number; capacity: number; refillPerSecond: number }>();
  return {
    async acquire(call, _, input) {
      for (const { bucket, capacity, refillPerSecond, tokens } of rateLimitsOf(call, input, false)) {
        const drawn = (draws.get(bucket)?.drawn ?? 0) + tokens;
        draws.set(bucket, { drawn, capacity, refillPerSecond });
      }
    },
    slowDown() {},
    slowest: () =>
      [...draws]
        .map(([bucket, { drawn, capacity, refillPerSecond }]) => ({
          bucket,
          ms: (1000 * Math.max(0, drawn - capacity * SHARE)) / (refillPerSecond * SHARE),
        }))
        .reduce((slowest, each) => (each.ms > slowest.ms ? each : slowest)),
  };
}

const rows: string[][] = [];
for (const size of SIZES) {
  const server = await spawnSyntheticServer(size);
  const limiter = countingLimiter();
  const { value, wallMs, cpuMs } = await measure(() => collectSynthetic(server.endpoint, LOOKBACK, limiter));
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
