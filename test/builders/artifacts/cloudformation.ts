import type { Artifacts, CloudFormationStack } from '../../../src/model/artifacts';
import { ACCOUNT } from './fields';

export const stackId = (stackName = 'shop'): string =>
  `arn:aws:cloudformation:${ACCOUNT}:stack/${stackName}/0001`;

/** A stack that was updated in spring, is protected, and was as its template says three days before it is judged. */
export const aStack = (overrides: Partial<CloudFormationStack> = {}): CloudFormationStack => ({
  stackName: 'shop',
  stackId: stackId(overrides.stackName),
  stackStatus: 'UPDATE_COMPLETE',
  changedAt: '2026-04-01T00:00:00.000Z',
  enableTerminationProtection: true,
  parentId: null,
  rootId: null,
  drift: { stackDriftStatus: 'IN_SYNC', lastCheckAt: '2026-11-19T00:00:00.000Z' },
  tags: {},
  ...overrides,
});

export const healthyCloudFormation = { cloudFormationStacks: [aStack()] } satisfies Partial<Artifacts>;
