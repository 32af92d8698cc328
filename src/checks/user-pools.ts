import { ARTIFACTS, type Artifacts, type UserPool } from '../model/artifacts';
import { asPlaced } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** Judges each user pool, by whether it carries the event's traffic. */
export const judgeUserPools = (
  { userPools }: Pick<Artifacts, 'userPools'>,
  { placed }: TargetContext,
  judge: (pool: UserPool, resource: JudgedResource) => Judgement,
): Judgement[] =>
  userPools.map((pool) =>
    asPlaced(judge(pool, { name: pool.userPoolName, arn: pool.userPoolArn }), () =>
      placed(ARTIFACTS.userPools.owner(pool)),
    ),
  );
