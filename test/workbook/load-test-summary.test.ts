import { describe, expect, it } from '@jest/globals';
import {
  type LoadTestSummary,
  rateLoadTest,
  readLoadTestSummary,
} from '../../src/workbook/load-test-summary';

const json = (value: unknown): LoadTestSummary => readLoadTestSummary(JSON.stringify(value));

/** 90,000 requests in 15 minutes: 100 a second, of which 1 in 200 failed. */
const GOOD = { requests: 90_000, failed: 0.005, seconds: 900, p95Ms: 250 };

describe('the summary of a load test', () => {
  it('of k6 is read as --summary-export and handleSummary write it', () => {
    const exported = {
      metrics: {
        http_reqs: { count: 90_000, rate: 100 },
        http_req_failed: { passes: 450, fails: 89_550, value: 0.005 },
        http_req_duration: { avg: 100, 'p(95)': 250 },
      },
    };
    const handled = {
      state: { testRunDurationMs: 900_000 },
      metrics: {
        http_reqs: { type: 'counter', values: { count: 90_000, rate: 100 } },
        http_req_failed: { type: 'rate', values: { rate: 0.005, passes: 450, fails: 89_550 } },
        http_req_duration: { type: 'trend', values: { 'p(95)': 250 } },
      },
    };
    for (const summary of [exported, handled]) {
      expect(json(summary)).toEqual({ tool: 'k6', ...GOOD, requestsPerSecond: 99.5, isOfBestMinute: false });
    }
  });

  it('of Artillery tells the best minute of its reports of ten seconds', () => {
    const report = (requests: number, failed: number) => ({
      counters: { 'http.requests': requests, 'http.codes.200': requests - failed, 'http.codes.503': failed },
    });
    const summary = json({
      aggregate: {
        counters: { 'http.requests': 90_000, 'http.codes.503': 400, 'errors.ETIMEDOUT': 50 },
        ...{ firstCounterAt: 1_000_000, lastCounterAt: 1_900_000 },
        summaries: { 'http.response_time': { p95: 250 } },
      },
      // Six reports of 1,500 less 100: 1,400 in ten seconds are 140 a second.
      intermediate: [report(500, 0), ...Array.from({ length: 6 }, () => report(1_500, 100)), report(500, 0)],
    });
    expect(summary).toEqual({ tool: 'Artillery', ...GOOD, requestsPerSecond: 140, isOfBestMinute: true });
  });

  it('of JMeter is read from its statistics and from its samples', () => {
    const total = { sampleCount: 90_000, errorCount: 450, errorPct: 0.5, throughput: 100, pct2ResTime: 250 };
    expect(json({ Total: total, Home: {} })).toMatchObject({
      tool: 'JMeter',
      ...GOOD,
      requestsPerSecond: 99.5,
    });

    // Three minutes with 60, 120 and 60 requests, one of which fails in each minute.
    const rows = [60, 120, 60].flatMap((count, minute) =>
      Array.from({ length: count }, (_, i) => {
        const begin = 1_795_000_020_000 + minute * 60_000 + Math.floor((i * 60_000) / count);
        return `${begin},${i + 1},Home,200,OK,web,${i > 0}`;
      }),
    );
    const header = 'timeStamp,elapsed,label,responseCode,responseMessage,threadName,success';
    const read = readLoadTestSummary(`${header}\n${rows.join('\n')}\n`);
    expect(read).toMatchObject({ tool: 'JMeter', requests: 240, failed: 3 / 240, isOfBestMinute: true });
    expect(read.requestsPerSecond).toBeCloseTo(119 / 60);
    expect(read.seconds).toBeCloseTo(179.06, 1);
  });

  it('of Locust is the row that adds all up', () => {
    const read = readLoadTestSummary(
      [
        'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%',
        'GET,/,45000,0,90,100,1,900,10,50,0,90,200',
        ',Aggregated,90000,450,90,100,1,900,10,100,0.5,90,250',
      ].join('\r\n'),
    );
    expect(read).toMatchObject({ tool: 'Locust', ...GOOD, requestsPerSecond: 99.5 });
  });

  it('of Gatling may have numbers written as texts, and stand alone', () => {
    const stats = {
      name: 'All Requests',
      numberOfRequests: { total: '90000', ok: '89550', ko: '450' },
      percentiles3: { total: '250', ok: '240', ko: '-' },
      meanNumberOfRequestsPerSecond: { total: '100', ok: '99.5', ko: '0.5' },
    };
    for (const value of [{ type: 'GROUP', name: 'All Requests', stats, contents: {} }, stats]) {
      expect(json(value)).toMatchObject({ tool: 'Gatling', ...GOOD, requestsPerSecond: 99.5 });
    }
  });

  it.each([
    ['{', 'no valid JSON'],
    ['{}', 'no summary of k6'],
    ['{"metrics":{"http_reqs":{"count":0,"rate":0}}}', 'no summary of k6'],
    ['{"metrics":{"http_reqs":{"count":-5,"rate":1}}}', 'no summary of k6'],
    ['{"__proto__":{"Total":{"sampleCount":1,"throughput":1}}}', 'no summary of k6'],
    ['Type,Name\nGET,/', 'no summary of k6'],
    ['"a"b', 'neither JSON nor CSV'],
    ['', 'no summary of k6'],
  ])('that is %j is refused', (text, message) => {
    expect(() => readLoadTestSummary(text)).toThrow(message);
  });
});

describe('a load test', () => {
  const test: LoadTestSummary = { tool: 'k6', ...GOOD, requestsPerSecond: 99.5, isOfBestMinute: false };

  it.each<[string, Partial<LoadTestSummary>, string]>([
    ['long enough and with few failures', {}, 'passed'],
    ['with more than 1 % failed', { failed: 0.011 }, 'unsatisfactory'],
    ['with more than 5 % failed', { failed: 0.051 }, 'failed'],
    ['shorter than ten minutes', { seconds: 599 }, 'unsatisfactory'],
    ['of which the length is not known', { seconds: null }, 'unsatisfactory'],
    ['of which the failures are not known', { failed: null }, 'unsatisfactory'],
  ])('%s is rated so', (_, change, result) => {
    expect(rateLoadTest({ ...test, ...change }).result).toBe(result);
  });

  it('is told with its numbers', () => {
    expect(rateLoadTest(test).notes).toBe(
      'k6: 90,000 requests, in 15 minutes, 0.50 % failed, 95 % within 250 ms, requests per second are the mean of the test.',
    );
  });
});
