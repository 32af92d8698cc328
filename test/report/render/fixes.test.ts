import { describe, expect, it } from '@jest/globals';
import { countToDos, listToDos, selectFirst } from '../../../src/report/render/fixes';
import { aCeiling, aFinding, aReport } from '../../builders/report';

const fix = (action: string, by = '2026-11-28') => ({ action, by, command: `do ${action}` });
const accepted = { reason: 'known', owner: 'Mei', expires: '2026-12-13' };

describe('what is overdue', () => {
  it.each([
    // Judged at 23:00 UTC on 27 November: in Singapore it is the 28th already.
    ['+08:00', '2026-11-27', '1 thing to do, 1 overdue'],
    ['+08:00', '2026-11-28', '1 thing to do'],
    ['Z', '2026-11-27', '1 thing to do'],
    ['Z', '2026-11-26', '1 thing to do, 1 overdue'],
  ])('with an event at %s and a fix due %s: %s', (offset, by, said) => {
    const { run, event } = aReport();
    const report = aReport({
      run: { ...run, asOf: '2026-11-27T23:00:00Z' },
      event: { ...event, start: `2026-12-12T00:00:00${offset}` },
      ...{ ceilings: [], findings: [aFinding({ fix: fix('add a zone', by) })] },
    });
    expect(countToDos(listToDos(report), report)).toBe(said);
  });

  it('is marked by who lists it, and does not say so itself again', () => {
    const late = { ...fix(''), action: 'Raise it. Overdue: do it now.' };
    const report = aReport({ ceilings: [], findings: [aFinding({ fix: late })] });
    expect(listToDos(report)).toMatchObject([{ action: 'Raise it.' }]);
  });
});

describe('what to do', () => {
  it('is ordered by what breaks first, then by severity, then by date', () => {
    const report = aReport({
      ceilings: [
        aCeiling({ id: 'tight', status: 'yellow', breaksAt: 24, fix: fix('tight') }),
        aCeiling({ id: 'late', breaksAt: 9, breaksAtWithoutZone: 9, fix: fix('late') }),
        aCeiling({ id: 'zone', breaksAt: 12, breaksAtWithoutZone: 3, fix: fix('zone') }),
      ],
      findings: [
        aFinding({ id: 'warn', status: 'warn', critical: false, fix: fix('warn', '2026-11-01') }),
        aFinding({ id: 'critical-b', fix: fix('critical b', '2026-12-02') }),
        aFinding({ id: 'critical-a', fix: fix('critical a', '2026-12-01') }),
      ],
    });
    expect(listToDos(report).map(({ action }) => action)).toEqual([
      'zone',
      'late',
      'critical a',
      'critical b',
      'tight',
      'warn',
    ]);
  });

  it('says the same work once, with the earliest date and all places', () => {
    const findings = ['web', 'api'].map((resource, i) =>
      aFinding({ id: resource, resource, fix: fix('add a zone', `2026-12-0${2 - i}`) }),
    );
    expect(listToDos(aReport({ ceilings: [], findings }))).toMatchObject([
      {
        action: 'add a zone',
        by: '2026-12-01',
        commands: ['do add a zone'],
        places: [
          { id: 'api', check: 'auto-scaling-group-zones', resource: 'api' },
          { id: 'web', check: 'auto-scaling-group-zones', resource: 'web' },
        ],
      },
    ]);
  });

  it('says what cannot be undone, and what is put back after the event', () => {
    const reversal = { action: 'Take it back.', command: 'undo', after: '2026-12-12' };
    const grown = { ...fix('grow'), irreversible: 'Storage stays.', reversal };
    const findings = ['web', 'api'].map((resource) => aFinding({ id: resource, resource, fix: grown }));
    expect(listToDos(aReport({ ceilings: [], findings }))).toMatchObject([
      {
        afterwards: ['Cannot be undone: Storage stays.', 'After the event: Take it back.'],
        reversals: ['undo'],
      },
    ]);
  });

  it('counts a ceiling that is a finding too as one', () => {
    const report = aReport({
      ceilings: [aCeiling({ id: 'same', fix: fix('raise') })],
      findings: [aFinding({ id: 'same', fix: fix('raise') })],
    });
    expect(listToDos(report)).toMatchObject([{ places: [{ resource: 'Standard' }] }]);
  });

  it('keeps what is accepted, marked, behind everything else', () => {
    const report = aReport({
      ceilings: [aCeiling({ id: 'a', accepted, breaksAt: 1 })],
      findings: [
        aFinding({ id: 'b', accepted }),
        aFinding({ id: 'c' }),
        aFinding({ id: 'd', status: 'warn', fix: { action: 'Look at it.' } }),
      ],
    });
    const zones = aFinding().fix?.action;
    expect(listToDos(report).map((toDo) => [toDo.action, toDo.colour, toDo.accepted])).toEqual([
      [zones, 'red', null],
      ['Look at it.', 'yellow', null],
      [aCeiling().fix?.action, 'grey', accepted],
      [zones, 'grey', accepted],
    ]);
  });

  it('leaves out what is green, unknown or has no fix', () => {
    const report = aReport({
      ceilings: [
        aCeiling({ id: 'b', status: 'green' }),
        aCeiling({ id: 'c', status: 'grey' }),
        aCeiling({ id: 'd', fix: undefined }),
      ],
      findings: [aFinding({ id: 'f', status: 'unknown' })],
    });
    expect(listToDos(report)).toEqual([]);
  });

  it('begins with what is overdue, then what is most pressing, in the order of the dates', () => {
    const report = aReport({
      run: { ...aReport().run, asOf: '2026-11-20T00:00:00Z' },
      ceilings: [aCeiling({ id: 'breaks', fix: fix('breaks', '2026-12-05') })],
      findings: [
        aFinding({ id: 'critical', fix: fix('critical', '2026-11-25') }),
        aFinding({ id: 'soon', status: 'warn', critical: false, fix: fix('soon', '2026-11-21') }),
        aFinding({ id: 'missed', status: 'warn', critical: false, fix: fix('missed', '2026-11-01') }),
      ],
    });
    const first = (most: number) => selectFirst(listToDos(report), report, most).map(({ action }) => action);
    expect(first(2)).toEqual(['missed', 'breaks']);
    expect(first(3)).toEqual(['missed', 'critical', 'breaks']);
  });
});
