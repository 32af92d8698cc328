import { paged } from '../../builders/aws';
import { ELB, WEB_LB } from './arns';
import type { CollectorCase } from './collector-case';

export const tagging: readonly CollectorCase[] = [
  {
    id: 'taggedResources',
    answers: {
      'tag:GetResources': paged(
        'PaginationToken',
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts' },
            { ResourceARN: 'arn:aws:sqs:us-east-1:111122223333:orders' },
            { ResourceARN: 'arn:aws:s3:::logs' },
            { ResourceARN: `${ELB}:loadbalancer/legacy` },
            { ResourceARN: WEB_LB },
          ],
        },
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/by-day' },
            { ResourceARN: 'arn:aws:apigateway:us-east-1::/restapis/0123456789' },
            { ResourceARN: 'arn:aws:lambda:us-east-1:111122223333:function:pay' },
            { ResourceARN: `${ELB}:loadbalancer/app` },
          ],
        },
      ),
    },
    data: {
      kinds: [
        { kind: 'dynamodb:table', resources: 2 },
        { kind: 'sqs', resources: 1 },
        { kind: 's3', resources: 1 },
        { kind: 'elasticloadbalancing:loadbalancer', resources: 2 },
        { kind: 'elasticloadbalancing:loadbalancer/app', resources: 1 },
        { kind: 'apigateway:restapis', resources: 1 },
        { kind: 'lambda:function', resources: 1 },
      ],
      isComplete: true,
    },
    nothing: { kinds: [], isComplete: true },
  },
];
