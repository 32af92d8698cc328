import type { DaxCluster } from './artifacts';

/** The nodes that answer requests now, and go on to do so. */
export const servingNodes = ({
  nodes,
  nodesToRemove,
}: Pick<DaxCluster, 'nodes' | 'nodesToRemove'>): DaxCluster['nodes'] =>
  nodes.filter(({ nodeId, status }) => status === 'available' && !nodesToRemove.includes(nodeId));

/** Whether its nodes have a baseline of CPU, and credits beyond it. */
export const isBurstableDax = ({ nodeType }: Pick<DaxCluster, 'nodeType'>): boolean =>
  /^dax\.t\d/.test(nodeType);

/** When the first of its nodes of now was made, in milliseconds; null where DAX did not say it of all. */
export function madeAt({ nodes }: Pick<DaxCluster, 'nodes'>): number | null {
  const times = nodes.map(({ createTime }) => (createTime === null ? Number.NaN : Date.parse(createTime)));
  const first = Math.min(...times);
  return Number.isFinite(first) ? first : null;
}

/** Fewer failed requests in a period of a look-back say nothing of a share. */
export const FEWEST_FAILURES = 10;
