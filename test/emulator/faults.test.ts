/** Some of the trials of `npm run test:faults`: each action goes wrong in one way. */
import { describe, expect, it } from '@jest/globals';
import { collectors } from '../../src/collect/registry';
import { actionsOf } from './denials';
import { allTrials, FAULT_KINDS, someTrials, tryFaults } from './faults';

/** What asks nothing, because the synthetic account has none of what it is about. */
const NOT_ASKED = ['scalingAlarms', 'serverlessCachePeaks', 'targetGroupAttributes'];

describe('faults', () => {
  it('are tried of every kind on every action', () => {
    const tried = allTrials().flatMap(({ kind, actions }) => actions.map((action) => `${kind} ${action}`));
    const all = actionsOf(collectors).flatMap((action) => FAULT_KINDS.map((kind) => `${kind} ${action}`));
    expect(tried.toSorted()).toEqual(all.toSorted());
  });

  it('concern every collector, since the account has something to ask of each', async () => {
    const tried = await tryFaults(allTrials().filter(({ kind }) => kind === 'deny'));
    const said = new Set(
      tried.flatMap(({ outcomes }) => [...outcomes].flatMap(([id, one]) => (one === 'said' ? [id] : []))),
    );
    const silent = collectors.map(({ id }) => id).filter((id) => !said.has(id));
    expect(silent.toSorted()).toEqual(NOT_ASKED);
    expect(tried.flatMap(({ problems }) => problems)).toEqual([]);
  }, 600_000);

  it('are said, take nothing else with them, end in time, and make nothing look better', async () => {
    const tried = await tryFaults(someTrials());
    expect(tried.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(tried.map(({ trial }) => trial.kind)).size).toBe(FAULT_KINDS.length);
    const outcomes = tried.flatMap((one) => [...one.outcomes.values()]);
    expect(outcomes.filter((outcome) => outcome === 'said').length).toBeGreaterThan(outcomes.length / 2);
  }, 600_000);
});
