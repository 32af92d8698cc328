import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import { NONE, shopService } from './service';

export const cloudFront = shopService({
  collected: () => ({
    cloudFrontDistributions: NONE,
    cloudFrontPeaks: NONE,
    cloudFrontCertificates: NONE,
  }),
  rarities: {
    actions: [],
    plant: async ({ config }) => {
      // CloudFront takes certificates of this region alone.
      const acm = new ACMClient({ ...config, region: 'us-east-1' });
      const request = new RequestCertificateCommand({ DomainName: 'static.shop.example.com' });
      const { CertificateArn } = await acm.send(request);
      await new CloudFrontClient(config).send(
        new CreateDistributionCommand({
          DistributionConfig: {
            CallerReference: 'shop',
            Comment: 'Pictures',
            Enabled: true,
            Origins: {
              Quantity: 1,
              Items: [
                {
                  Id: 'pictures',
                  DomainName: 'pictures.shop.example.com',
                  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
                },
              ],
            },
            DefaultCacheBehavior: { TargetOriginId: 'pictures', ViewerProtocolPolicy: 'redirect-to-https' },
            ViewerCertificate: { ACMCertificateArn: CertificateArn, SSLSupportMethod: 'sni-only' },
          },
        }),
      );
    },
  },
});
