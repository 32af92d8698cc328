import { describe, expect, it } from '@jest/globals';
import { judgeCarryingGroups } from '../../src/checks/auto-scaling';
import { fail, pass, warn } from '../../src/checks/check';
import type { Placement } from '../../src/judging/traffic-graph';
import { anAutoScalingGroup } from '../builders/artifacts';

const FIX = { action: 'Mend it.', lead: 'setting' } as const;

describe('a group whose part in the event decides how bad a fault is', () => {
  it.each<[Placement, string, string]>([
    ['on', 'fail', 'It is broken.'],
    [
      'unplaced',
      'warn',
      'It is broken. Nobody knows. Say in traffic.elasticity of the plan whether it carries the event’s traffic.',
    ],
    ['off', 'notApplicable', 'It does not carry the event’s traffic. Nobody knows.'],
  ])('%s the path of traffic', (placement, status, detail) => {
    const placed = () => ({ placement, because: 'Nobody knows.' });
    const judged = judgeCarryingGroups([anAutoScalingGroup()], { placed }, (_, resource) =>
      fail(resource, 'It is broken.', FIX),
    );
    expect(judged).toEqual([expect.objectContaining({ status, detail })]);
  });

  it.each([pass, warn])('that may be on the path keeps what is no failure: %p', (verdict) => {
    const placed = () => ({ placement: 'unplaced', because: 'Nobody knows.' }) as const;
    const judged = judgeCarryingGroups([anAutoScalingGroup()], { placed }, (_, resource) =>
      verdict(resource, 'As it is.', FIX),
    );
    expect(judged).toEqual([expect.objectContaining({ status: verdict.name, detail: 'As it is.' })]);
  });

  it.each<Placement>(['on', 'unplaced', 'off'])(
    'passes what is as it should be, %s the path',
    (placement) => {
      const placed = () => ({ placement, because: 'Nobody knows.' });
      const judged = judgeCarryingGroups([anAutoScalingGroup()], { placed }, (_, resource) =>
        pass(resource, 'As it is.'),
      );
      expect(judged).toEqual([expect.objectContaining({ status: 'pass', detail: 'As it is.' })]);
    },
  );
});
