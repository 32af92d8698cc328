import { describe, expect, it } from '@jest/globals';
import type { Inventory } from '../../../src/model/inventory';
import type { Report } from '../../../src/model/report';
import type { EventPlan } from '../../../src/plan/schema';
import { buildWorkbook } from '../../../src/workbook/build';
import type { Section } from '../../../src/workbook/document';
import { aListener, aLoadBalancer, aLoadBalancerPeak, anLcuReservation } from '../../builders/artifacts';
import { anInventory } from '../../builders/inventory';
import { aPlan } from '../../builders/plan';
import { aReport } from '../../builders/report';

const planned = aPlan();
const TARGET = { account: '111122223333', region: 'us-east-1' };
const WEB = aLoadBalancer();

const read = <T>(data: T) => ({ ok: true as const, data });

function section7(
  artifacts: Inventory['artifacts'],
  preWarming: EventPlan['preWarming'] = [],
  report: Report | null = aReport(),
): Section {
  const { sections } = buildWorkbook({
    plan: { ...planned, preWarming },
    report,
    inventories: [anInventory({ target: TARGET, artifacts })],
    items: [],
    now: '2026-11-22T16:45:00Z',
  });
  const found = sections.find(({ number }) => number === '7');
  if (found === undefined) throw new Error('There is no section 7.');
  return found;
}

const rowsOf = ({ blocks }: Section): string[][] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : [],
  );

const entry = (more: Partial<EventPlan['preWarming'][number]> = {}): EventPlan['preWarming'][number] => ({
  loadBalancer: WEB.loadBalancerName,
  region: TARGET.region,
  status: 'requested',
  ...more,
});

const measured = {
  loadBalancers: read([WEB]),
  loadBalancerPeaks: read([aLoadBalancerPeak()]),
  lcuReservations: read([anLcuReservation()]),
  listeners: read([]),
};

describe('section 7', () => {
  const times = aReport().event.multiplier ?? 0;
  const units = 20 * times;

  it('has the LCUs that the event needs, with the arithmetic, beside those of the plan and those that are reserved', () => {
    const section = section7(measured, [entry({ reservedCapacityUnits: 100 })]);
    expect(rowsOf(section)).toEqual([
      [
        'web',
        `${TARGET.account}/${TARGET.region}`,
        String(units),
        expect.stringMatching(
          new RegExp(`^20 LCUs at the normal peak \\(PeakLCUs, .*\\) × ${times} = ${units}\\.$`),
        ),
        '100',
        '500',
        '100',
      ],
    ]);
    expect(section.missing.map(({ what }) => what)).toContain(
      `Ask for ${units} LCUs for web in ${TARGET.account}/${TARGET.region}; the plan has 100 (preWarming.reservedCapacityUnits).`,
    );
    const form = section.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    expect(form.find(({ label }) => label === 'LCUs needed, by the run')?.value.text).toBe(String(units));
  });

  it('asks for an entry where the event needs more than the least that can be reserved', () => {
    expect(section7(measured).missing.map(({ what }) => what)).toEqual([
      `Say what is asked of AWS for web in ${TARGET.account}/${TARGET.region}, which needs ${units} LCUs (preWarming).`,
    ]);
    const small = { ...measured, loadBalancerPeaks: read([aLoadBalancerPeak({ capacityUnits: null })]) };
    expect(
      section7(small)
        .missing.map(({ what }) => what)
        .join(),
    ).not.toContain('which needs');
  });

  it('says that a figure is not known, and why, where it rests on what could not be read', () => {
    const { loadBalancers } = measured;
    const [row] = rowsOf(section7({ loadBalancers }, [entry()]));
    expect(row?.slice(2)).toEqual([
      'not known',
      'Its normal peak could not be read.',
      '–',
      'not read',
      '100',
    ]);
    expect(section7({ loadBalancers }, [entry()]).missing.map(({ what }) => what)).toContain(
      `Find out how many LCUs web in ${TARGET.account}/${TARGET.region} needs: Its normal peak could not be read.`,
    );
  });

  it('says where load balancers could not be read', () => {
    expect(section7({}).missing.map(({ what }) => what)).toContain(
      `Let the load balancers of ${TARGET.account}/${TARGET.region} be read, so that their LCUs are worked out.`,
    );
  });

  it('knows no figure before the first run', () => {
    expect(rowsOf(section7(measured, [entry()], null))[0]?.slice(2, 4)).toEqual([
      'not known',
      'The needed multiplier is not known.',
    ]);
  });

  it('says that a Network Load Balancer with a TLS listener cannot reserve any', () => {
    const tcp = aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' });
    const listener = aListener({ loadBalancerArn: tcp.loadBalancerArn, protocol: 'TLS' });
    const artifacts = { ...measured, loadBalancers: read([tcp]), listeners: read([listener]) };
    const [row] = rowsOf(section7(artifacts));
    expect(row?.at(-1)).toBe('cannot be reserved: it has a TLS listener');
  });
});
