import {
  type CertificateDetail,
  DescribeCertificateResponse$,
  ListCertificatesResponse$,
} from '@aws-sdk/client-acm';
import { AwsError } from '../../aws-protocol';
import { renderOutput, textOf } from '../wire';
import { arn, CREATED } from './rows';
import { service } from './service';

/** The certificate that all listeners that speak HTTPS have. */
export const CERTIFICATE_ARN = arn('acm', 'certificate/11111111-2222-4333-8444-555555555555');

/** The one that all distributions of CloudFront have. */
export const EDGE_CERTIFICATE_ARN = arn('acm', 'certificate/66666666-7777-4888-8999-000000000000');

export const acm = service({
  prefix: 'acm',
  protocol: 'json',
  rows: () => ({
    certificate: {
      CertificateArn: CERTIFICATE_ARN,
      DomainName: 'shop.example.com',
      Type: 'AMAZON_ISSUED',
      Status: 'ISSUED',
      NotAfter: new Date(CREATED.getTime() + 395 * 86_400_000),
      RenewalEligibility: 'ELIGIBLE',
    } satisfies CertificateDetail,
  }),
  operations: ({ certificate }, list) => ({
    'acm:ListCertificates': list({
      output: ListCertificatesResponse$,
      member: 'CertificateSummaryList',
      next: 'NextToken',
      all: [{ CertificateArn: CERTIFICATE_ARN, DomainName: certificate.DomainName, InUse: true }],
      ignored: ['Includes', 'MaxItems'],
    }),
    'acm:DescribeCertificate': (request) => {
      const CertificateArn = textOf(request, 'CertificateArn') ?? '';
      if (![CERTIFICATE_ARN, EDGE_CERTIFICATE_ARN].includes(CertificateArn))
        throw new AwsError('ResourceNotFoundException', 'no such certificate');
      return {
        body: renderOutput(request, DescribeCertificateResponse$, {
          Certificate: { ...certificate, CertificateArn },
        }),
        items: 1,
      };
    },
  }),
  limitsOf: ({ action }) => [
    { bucket: action, capacity: 10, refill: action === 'acm:ListCertificates' ? 8 : 10 },
  ],
});
