import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, WHOLE, warn } from '../check';
import { judgeSecrets } from '../secrets';
import { count } from '../words';

const DAY_MS = 86_400_000;
/** What nothing has read for so many days before it was deleted is taken for unused: our own assumption. */
const UNUSED_DAYS = 90;

export const secretDeletion = defineCheck({
  id: 'secret-deletion',
  title: 'No secret that was in use is to be deleted',
  failureTitle: 'A secret that was in use is to be deleted',
  why: 'Nobody can read it any more: what runs goes on with the value that it keeps, and what starts at the peak fails.',
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
  workbook: '12 Resilience',
  needs: ['secrets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ secrets, ...others }, context) {
    const deleted = secrets.filter(({ deletedDate }) => deletedDate !== null);
    if (secrets.length === 0) return [notApplicable('There is no secret.')];
    if (deleted.length === 0)
      return [pass(WHOLE, `None of ${count(secrets.length, 'secret')} is to be deleted.`)];
    return judgeSecrets(
      { ...others, secrets: deleted },
      context,
      ({ secretArn, deletedDate, lastAccessedDate }, resource) => {
        const unused =
          lastAccessedDate === null ||
          Math.min(Date.parse(deletedDate ?? context.asOf), Date.parse(context.asOf)) -
            Date.parse(lastAccessedDate) >
            UNUSED_DAYS * DAY_MS;
        if (unused) {
          return pass(
            resource,
            `It is to be deleted, and nothing read it in the ${UNUSED_DAYS} days before that.`,
          );
        }
        return warn(
          resource,
          `It is to be deleted (${deletedDate}), so nobody can read it, and was last read on ${lastAccessedDate?.slice(0, 10)}.`,
          {
            action: `Restore ${resource.name} until nothing needs it, as it cannot come back once it is deleted.`,
            command: awsCommand(context.target, 'secretsmanager', 'restore-secret', {
              'secret-id': secretArn,
            }),
            lead: 'setting',
          },
        );
      },
    );
  },
});
