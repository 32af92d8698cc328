import { describe, expect, it } from '@jest/globals';
import type { Inventory } from '../../../src/model/inventory';
import { printXml } from '../../../src/report/render/xml';
import { buildWorkbook } from '../../../src/workbook/build';
import type { ChartBlock } from '../../../src/workbook/document';
import { chartOf } from '../../../src/workbook/drawing/chart';
import { html } from '../../../src/workbook/render/html';
import { markdown } from '../../../src/workbook/render/markdown';
import { aPlan } from '../../builders/plan';

const NOW = '2026-11-22T16:45:00Z';

/** What an account was billed for: nine services in two months, of which the second one goes on. */
const bill: Inventory['artifacts']['billedServices'] = {
  ok: true,
  data: ['2026-10', '2026-11'].map((month, i) => ({
    month,
    services: [
      ...Array.from({ length: 8 }, (_, n) => ({
        service: `Service ${n}`,
        cost: 100 - 10 * n,
        currency: 'USD',
      })),
      // Corrected in October.
      ...(i === 0 ? [{ service: 'Tax <b>', cost: -5, currency: 'USD' }] : []),
    ],
  })),
};

const workbook = (() => {
  const plan = aPlan();
  const account = plan.accounts[0]?.id ?? '';
  const inventory: Inventory = {
    target: { account, region: 'global' },
    ...{ collectedAt: NOW, cost: { requests: 0, metricsBought: 0 } },
    artifacts: { billedServices: bill },
  };
  return buildWorkbook({ plan, report: null, inventories: [inventory], items: [], now: NOW });
})();

const chart = workbook.sections
  .flatMap(({ blocks }) => blocks)
  .find((block): block is ChartBlock => block.kind === 'chart');

describe('the chart of what was billed', () => {
  it('has the six largest services, and all others as one', () => {
    expect(chart?.series.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 6 }, (_, n) => `Service ${n}`),
      '3 others',
    ]);
    // 40 and 30 of two services, and 5 less of a third one.
    expect(chart?.series.at(-1)?.values).toEqual([65, 70]);
    // 100 + 90 + … + 30 = 520.
    expect(chart?.months).toEqual([
      { month: '2026-10', total: 515, isComplete: true },
      { month: '2026-11', total: 520, isComplete: false },
    ]);
  });

  it('marks the month that is not over, and says in words what is drawn', () => {
    const drawn = printXml(chartOf(chart ?? fail(), 'chart'));
    expect(drawn).toContain('Nov *');
    expect(drawn).toContain('* not complete');
    expect(drawn).toContain('2026-11: 520.00 USD, not complete.');
    expect(drawn.match(/c-partial/g)).toHaveLength(7);
  });

  it('is beside its table on the page, and left out where there are no pictures', () => {
    expect(html(workbook)).toContain('Chart of ');
    expect(html(workbook)).not.toContain('Tax <b>');
    expect(markdown(workbook)).toContain('| Service 0 | 100.00 | 100.00 | 200.00 |');
    expect(markdown(workbook)).not.toContain('largest services');
  });

  it('draws amounts of any size below its top, also where there is less than nothing', () => {
    for (const value of [0, 0.004, 3, 99, 101, 123_456_789, -7]) {
      const one: ChartBlock = {
        kind: 'chart',
        title: 'Usage',
        unit: 'USD',
        months: [{ month: '2026-10', total: value, isComplete: true }],
        series: [{ name: 'one', values: [value] }],
      };
      const drawn = printXml(chartOf(one, 'chart'));
      expect(drawn).not.toMatch(/NaN|Infinity/);
      const tops = [...drawn.matchAll(/<rect x="\d+(?:\.\d+)?" y="([\d.-]+)"[^>]*c-part/g)].map(([, y]) =>
        Number(y),
      );
      expect(tops.filter((y) => y < 24)).toEqual([]);
    }
  });
});

const fail = (): never => {
  throw new Error('There is no chart.');
};
