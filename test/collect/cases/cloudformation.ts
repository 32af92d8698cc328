import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const ID = 'arn:aws:cloudformation:us-east-1:111122223333:stack';
const at = (day: number) => new Date(Date.UTC(2026, 10, day));

export const cloudFormation: readonly CollectorCase[] = [
  {
    id: 'cloudFormationStacks',
    answers: {
      'cloudformation:DescribeStacks': paged(
        'NextToken',
        {
          Stacks: [
            {
              StackName: 'shop',
              StackId: `${ID}/shop/1`,
              StackStatus: 'UPDATE_COMPLETE',
              CreationTime: time,
              LastUpdatedTime: at(2),
              EnableTerminationProtection: true,
              DriftInformation: { StackDriftStatus: 'IN_SYNC', LastCheckTimestamp: at(3) },
              Tags: [{ Key: 'app', Value: 'shop' }],
            },
            {
              StackName: 'gone',
              StackId: `${ID}/gone/1`,
              StackStatus: 'DELETE_COMPLETE',
              CreationTime: time,
              DeletionTime: at(2),
            },
          ],
        },
        {
          Stacks: [
            {
              StackName: 'shop-Data-1A2B3C4D5E6F7',
              StackId: `${ID}/shop-Data-1A2B3C4D5E6F7/1`,
              StackStatus: 'DELETE_FAILED',
              CreationTime: time,
              LastUpdatedTime: at(2),
              DeletionTime: at(4),
              ParentId: `${ID}/shop/1`,
              RootId: `${ID}/root/1`,
              DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
            },
            {
              StackName: 'new',
              StackId: `${ID}/new/1`,
              StackStatus: 'CREATE_COMPLETE',
              CreationTime: time,
            },
          ],
        },
      ),
    },
    data: [
      {
        stackName: 'shop',
        stackId: `${ID}/shop/1`,
        stackStatus: 'UPDATE_COMPLETE',
        changedAt: '2026-11-02T00:00:00.000Z',
        enableTerminationProtection: true,
        parentId: null,
        rootId: null,
        drift: { stackDriftStatus: 'IN_SYNC', lastCheckAt: '2026-11-03T00:00:00.000Z' },
        tags: { app: 'shop' },
      },
      {
        stackName: 'shop-Data-1A2B3C4D5E6F7',
        stackId: `${ID}/shop-Data-1A2B3C4D5E6F7/1`,
        stackStatus: 'DELETE_FAILED',
        changedAt: '2026-11-04T00:00:00.000Z',
        enableTerminationProtection: null,
        parentId: `${ID}/shop/1`,
        rootId: `${ID}/root/1`,
        drift: { stackDriftStatus: 'NOT_CHECKED', lastCheckAt: null },
        tags: {},
      },
      {
        stackName: 'new',
        stackId: `${ID}/new/1`,
        stackStatus: 'CREATE_COMPLETE',
        changedAt: '2026-11-01T00:00:00.000Z',
        enableTerminationProtection: null,
        parentId: null,
        rootId: null,
        drift: null,
        tags: {},
      },
    ],
  },
];
