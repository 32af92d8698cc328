import { describe, expect, it } from '@jest/globals';
import type { ServerlessCache, ServerlessCachePeak } from '../../../src/model/artifacts';
import { aPeak, aServerlessCache, aServerlessCachePeak } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';

const account = (cache: Partial<ServerlessCache> = {}, peak: Partial<ServerlessCachePeak> = {}) => ({
  serverlessCaches: [aServerlessCache(cache)],
  serverlessCachePeaks: [aServerlessCachePeak(peak)],
});

describe('serverless-cache-ecpu', () => {
  const limited = (maximum: number | null, minimum: number | null = null) =>
    account({ ecpuPerSecond: { minimum, maximum } }, { ecpuPerSecond: aPeak(5000) });

  it.each([
    // 50,000 ÷ 5,000.
    [50_000, 50_000, 10, 'yellow'],
    [49_999, 49_999, 9.9998, 'red'],
    // Nobody set one.
    [null, 15_000_000, 3000, 'green'],
  ])('of %p breaks at %d ÷ 5,000', (maximum, limit, breaksAt, status) => {
    expect(onlyCeiling('serverless-cache-ecpu', limited(maximum), { multiplier: 10 })).toMatchObject({
      now: 5000,
      atPeak: 50_000,
      limit,
      breaksAt,
      breaksAtWithoutZone: breaksAt,
      status,
    });
  });

  it('raises the maximum, keeps the minimum, and lowers it again', () => {
    const { fix } = onlyCeiling('serverless-cache-ecpu', limited(10_000, 1000), { multiplier: 10 });
    // 50,000 ÷ 0.8.
    expect(fix?.command).toContain('{"ECPUPerSecond":{"Minimum":1000,"Maximum":62500}}');
    expect(fix?.reversal?.command).toContain('{"ECPUPerSecond":{"Minimum":1000,"Maximum":10000}}');
  });

  it('says so where no maximum is enough', () => {
    const { fix } = onlyCeiling('serverless-cache-ecpu', limited(null), { multiplier: 10_000 });
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('Split carts');
  });

  it('is grey without data', () => {
    const artifacts = account({}, { ecpuPerSecond: null });
    expect(onlyCeiling('serverless-cache-ecpu', artifacts).status).toBe('grey');
  });

  it('leaves out what is being deleted', () => {
    expect(ceilingsOf('serverless-cache-ecpu', account({ status: 'DELETING' }))).toEqual([]);
  });
});

describe('serverless-cache-storage', () => {
  const holding = (gb: number, maximum: number | null = 100) =>
    account({ dataStorage: { minimum: null, maximum } }, { bytesUsed: aPeak(gb * 1e9) });

  it.each([
    [8, 100, 'green'],
    [11, 100, 'yellow'],
    [100, 100, 'yellow'],
    [101, 100, 'red'],
    [390, null, 'green'],
    [450, null, 'yellow'],
    [510, null, 'yellow'],
  ])('of %d GB against %p is %s at 10×', (gb, maximum, status) => {
    expect(onlyCeiling('serverless-cache-storage', holding(gb, maximum), { multiplier: 10 })).toMatchObject({
      now: gb,
      limit: maximum ?? 5000,
      status,
    });
  });

  it('raises the maximum in GB', () => {
    const { fix } = onlyCeiling('serverless-cache-storage', holding(101), { multiplier: 10 });
    // 101 ÷ 0.8.
    expect(fix?.command).toContain('{"DataStorage":{"Maximum":127,"Unit":"GB"}}');
  });
});
