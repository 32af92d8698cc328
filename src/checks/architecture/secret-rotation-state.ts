import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, notApplicable, pass, unknown, warn } from '../check';
import { judgeSecrets, rotationTrouble } from '../secrets';

export const secretRotationState = defineCheck({
  id: 'secret-rotation-state',
  title: 'The last rotation of secrets went well',
  failureTitle: 'The rotation of a secret failed, or is overdue',
  why: 'Secrets Manager tries again what failed, also in the event, and a password that changed in one place only locks everybody out.',
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html',
  workbook: '12 Resilience',
  needs: ['secrets'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSecrets(artifacts, context, (secret, resource) => {
      if (secret.deletedDate !== null) return notApplicable('It is to be deleted.', resource);
      if (!secret.rotationEnabled) return notApplicable('It does not rotate by itself.', resource);
      const trouble = rotationTrouble(secret, context.asOf);
      if (trouble === null) return pass(resource, 'It rotates as its rules say.');
      if (typeof trouble !== 'string') return unknown(resource, trouble.missing);
      return warn(resource, trouble, {
        action: `Find out in the logs of the function that rotates ${resource.name}, or in the events of CloudTrail, what failed, mend it, and rotate it well before the event.`,
        lead: 'repair',
      });
    }),
});
