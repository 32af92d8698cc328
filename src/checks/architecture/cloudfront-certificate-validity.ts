import { nameOfDistribution } from '../../judging/distributions';
import { ARTIFACTS } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { judgeCertificate } from '../certificate-validity';
import { defineCheck, notApplicable, unknown } from '../check';
import { distributionResource, placedJudgement } from '../distributions';
import { distinct, listed } from '../words';

export const cloudFrontCertificateValidity = defineCheck({
  id: 'cloudfront-certificate-validity',
  title: 'Certificates of CloudFront distributions outlive the event',
  failureTitle: 'Certificate of a CloudFront distribution expires before the event is over',
  why: 'Browsers refuse every name of the distribution from the minute its certificate expires.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html',
  workbook: '12 Resilience',
  needs: ['cloudFrontDistributions', 'cloudFrontCertificates'],
  evaluate({ cloudFrontDistributions, cloudFrontCertificates }, context) {
    const serving = cloudFrontDistributions.filter(({ enabled, staging }) => enabled && !staging);
    const read = new Map(cloudFrontCertificates.map((one) => [one.certificateArn, one]));
    const uses = Map.groupBy(serving, ({ certificateArn }) => certificateArn);
    const ofAcm = [...uses].flatMap(([arn, users]) => {
      if (arn === null) return [];
      const names = listed(distinct(users.map(nameOfDistribution)));
      const detail = `Distributions for ${names} have it.`;
      // What one of them carries, the certificate carries.
      const places = users.map((one) => context.placed(ARTIFACTS.cloudFrontDistributions.owner(one)));
      const worst = ['on', 'unplaced', 'off'].flatMap((placement) =>
        places.filter((place) => place.placement === placement),
      );
      const [place = { placement: 'on' as const, because: '' }] = worst;
      return asPlaced(
        judgeCertificate(arn, read.get(arn), { detail, holders: 'distributions' }, context),
        () => place,
      );
    });
    const ofOthers = serving
      .filter(({ certificateArn }) => certificateArn === null)
      .map((one) => {
        const resource = distributionResource(one);
        return one.iamCertificateId === null
          ? notApplicable('It has only the name of cloudfront.net, whose certificate is of AWS.', resource)
          : placedJudgement(
              unknown(
                resource,
                `IAM holds its certificate (${one.iamCertificateId}), and those are not read: see when it ends with aws iam list-server-certificates.`,
              ),
              one,
              context,
            );
      });
    return [...ofAcm, ...ofOthers];
  },
});
