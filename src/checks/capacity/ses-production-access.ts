import { SENDING_ARTIFACTS } from '../../capacity/ses-sending';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, fail, pass } from '../check';
import { judgeSending } from '../ses';

export const sesProductionAccess = defineCheck({
  id: 'ses-production-access',
  title: 'SES may send to anybody',
  failureTitle: 'SES is in the sandbox and sends only to verified addresses',
  why: 'In the sandbox no customer gets a mail: SES refuses all addresses that are not verified, and more than 200 a day.',
  docs: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
  workbook: '11 Service Limits',
  needs: SENDING_ARTIFACTS,
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSending(artifacts, context, ({ productionAccessEnabled, reviewStatus }, resource) =>
      productionAccessEnabled
        ? pass(resource, `SES in ${context.target.region} has production access.`)
        : fail(
            resource,
            `SES in ${context.target.region} is in the sandbox.${reviewStatus === null ? '' : ` The request for production access is ${reviewStatus}.`}`,
            {
              action:
                reviewStatus === 'PENDING'
                  ? 'Follow up the request for production access in its support case, and tell AWS the date of the event.'
                  : 'Request production access of SES (account dashboard in the console), with what is sent, to whom, and how bounces and complaints are handled.',
              lead: 'quotaIncrease',
            },
          ),
    ),
});
