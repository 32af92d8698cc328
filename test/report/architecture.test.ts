import { describe, expect, it } from '@jest/globals';
import type { MapNode, TrafficMap } from '../../src/judging/traffic-map';
import { buildArchitecture, MOST_NODES } from '../../src/report/architecture';
import { aCeiling } from '../builders/report';

const PLACE = { account: '111122223333', region: 'ap-southeast-1' };

const aNode = (id: string, more: Partial<MapNode> = {}): MapNode => ({
  id,
  kind: 'autoScalingGroup',
  name: id,
  ...PLACE,
  tier: 'compute',
  placement: 'on',
  because: 'Traffic reaches it.',
  zones: [],
  resources: [id],
  ...more,
});
const aMap = (more: Partial<TrafficMap>): TrafficMap => ({
  nodes: [],
  edges: [],
  singlePointsOfFailure: [],
  unread: [],
  ...more,
});

describe('the architecture of the report', () => {
  it('names the ceiling of each tier that breaks first, of what grows and was judged', () => {
    const { tiers } = buildArchitecture(
      [aMap({ nodes: [aNode('web'), aNode('old', { placement: 'off' })] })],
      [
        aCeiling({ id: 'cpu', family: 'db-cpu', breaksAt: 2.8 }),
        aCeiling({ id: 'connections', family: 'db-connections', breaksAt: 9 }),
        aCeiling({ id: 'vcpu', family: 'on-demand-vcpu', breaksAt: 7.3 }),
        aCeiling({ id: 'still', family: 'on-demand-vcpu', breaksAt: 1, grows: false }),
        aCeiling({ id: 'open', family: 'on-demand-vcpu', breaksAt: null, mayBreakAt: 1, status: 'grey' }),
      ],
    );
    expect(tiers).toEqual([
      { tier: 'entrance', resources: 0, weakest: null, breaksAt: null },
      { tier: 'compute', resources: 1, weakest: 'vcpu', breaksAt: 7.3 },
      { tier: 'data', resources: 0, weakest: 'cpu', breaksAt: 2.8 },
    ]);
  });

  it('colours a node by the worst of its own ceilings, in its tier and its target only', () => {
    const own = (status: 'red' | 'grey' | 'yellow', more = {}) =>
      aCeiling({ family: 'auto-scaling-group-size', resource: 'web', ...PLACE, status, ...more });
    const statusWith = (...ceilings: ReturnType<typeof own>[]) =>
      buildArchitecture([aMap({ nodes: [aNode('web')] })], ceilings).nodes[0]?.status;
    expect(statusWith(own('grey'), own('yellow'))).toBe('yellow');
    expect(statusWith(own('grey'), own('red', { region: 'us-east-1' }))).toBe('grey');
    expect(statusWith(own('red', { family: 'db-cpu' }))).toBeNull();
  });

  it('is cut to so many nodes, single points of failure and the path of traffic first', () => {
    const nodes = Array.from({ length: MOST_NODES }, (_, i) => aNode(`node-${i}`));
    const {
      nodes: kept,
      nodeCount,
      edges,
    } = buildArchitecture(
      [
        aMap({ nodes: [aNode('off', { placement: 'off' }), ...nodes] }),
        aMap({
          nodes: [aNode('last')],
          edges: [
            { from: 'off', to: 'last' },
            { from: 'node-0', to: 'last' },
          ],
          singlePointsOfFailure: [{ node: 'last', because: 'It is alone.' }],
        }),
      ],
      [],
    );
    expect(kept).toHaveLength(MOST_NODES);
    expect(kept[0]?.id).toBe('last');
    // 200 nodes, one of another account, and one that is off the path.
    expect(nodeCount).toBe(MOST_NODES + 2);
    expect(edges).toEqual([{ from: 'node-0', to: 'last' }]);
  });
});
