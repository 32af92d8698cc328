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
