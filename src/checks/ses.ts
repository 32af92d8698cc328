import { ownersOf, placedMail, type SendingArtifacts, sendingAccount } from '../capacity/ses-sending';
import type { SesAccount } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext, WHOLE } from './check';

/** Judges what SES says of a region, where mail is sent from it or will be, by whether that is the event's. */
export function judgeSending(
  artifacts: SendingArtifacts,
  context: TargetContext,
  judge: (account: SesAccount, resource: JudgedResource) => Judgement,
): Judgement[] {
  const account = sendingAccount(artifacts, context.plan, context.target);
  if (account === null) {
    return [
      notApplicable(
        'Nothing was sent with SES from this region in the look-back, and the plan names no domain that SES has here.',
      ),
    ];
  }
  return [asPlaced(judge(account, WHOLE), () => placedMail(ownersOf(artifacts.sesIdentities), context))];
}
