import type { AnyCollector } from './collector';
import { REGION_STATE_ACTION } from './region-state';

/** Lists every IAM action that collecting needs, once and in alphabetical order. */
export const listRequiredActions = (collectors: readonly AnyCollector[]): string[] =>
  [
    ...new Set([
      REGION_STATE_ACTION,
      ...collectors.flatMap(({ actions, alsoAsksFor = [] }) => [...actions, ...alsoAsksFor]),
    ]),
  ].sort();

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    /** All of these actions list the whole account, so a policy that names resources would hide a part of it. */
    readonly Resource: '*';
  }[];
}

/** Builds the smallest policy that allows these actions. */
export const buildIamPolicy = (
  actions: readonly string[],
  sid = 'ReadForEventReadiness',
): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Sid: sid, Effect: 'Allow', Action: actions, Resource: '*' }],
});
