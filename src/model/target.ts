/** The region name of everything AWS serves once per account: Support, CloudFront, Route 53, IAM. */
export const GLOBAL = 'global';

/** One account in one region: the unit of collection and of judgement. */
export interface Target {
  /** 12-digit AWS account id. */
  readonly account: string;
  /** Region name such as `ap-southeast-1`, or {@link GLOBAL}. */
  readonly region: string;
}

/** The target of findings about the event as a whole. */
export const EVENT: Target = { account: '-', region: '-' };

/** Names a target in messages and keys: `111122223333/ap-southeast-1`. */
export const targetName = ({ account, region }: Target): string => `${account}/${region}`;
