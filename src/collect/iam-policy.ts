import type { AnyCollector } from './collector';
import { REGION_STATE_ACTION } from './region-state';

/** Every IAM action that collecting calls, once, in order. */
export const requiredActions = (collectors: readonly AnyCollector[]): string[] =>
  [...new Set([REGION_STATE_ACTION, ...collectors.flatMap(({ actions }) => actions)])].sort();

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    /** None of these actions can be narrowed to resources in a way that would still show the whole account. */
    readonly Resource: '*';
  }[];
}

/** The least policy that lets everything be collected and nothing be changed. */
export const iamPolicy = (actions: readonly string[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'ReadForEventReadiness', Effect: 'Allow', Action: actions, Resource: '*' }],
});
