/**
 * EC2 instance types, one a line: name, vCPUs, memory in MiB, `b` where burstable and `o` where of an older generation,
 * and the network performance in AWS's words. Written by `npm run instance-types` from moto 5.2.5, which packs what
 * `ec2:DescribeInstanceTypes` answered.
 */
export const INSTANCE_TYPE_TABLE = `
a1.2xlarge 8 16384 o Up to 10 Gigabit
a1.4xlarge 16 32768 o Up to 10 Gigabit
a1.large 2 4096 o Up to 10 Gigabit
a1.medium 1 2048 o Up to 10 Gigabit
a1.metal 16 32768 o Up to 10 Gigabit
a1.xlarge 4 8192 o Up to 10 Gigabit
c1.medium 2 1740 o Moderate
c1.xlarge 8 7168 o High
c3.2xlarge 8 15360 o High
c3.4xlarge 16 30720 o High
c3.8xlarge 32 61440 o 10 Gigabit
c3.large 2 3840 o Moderate
c3.xlarge 4 7680 o Moderate
c4.2xlarge 8 15360 o High
c4.4xlarge 16 30720 o High
c4.8xlarge 36 61440 o 10 Gigabit
c4.large 2 3840 o Moderate
c4.xlarge 4 7680 o High
c5.12xlarge 48 98304 o 12 Gigabit
c5.18xlarge 72 147456 o 25 Gigabit
c5.24xlarge 96 196608 o 25 Gigabit
c5.2xlarge 8 16384 o Up to 10 Gigabit
c5.4xlarge 16 32768 o Up to 10 Gigabit
c5.9xlarge 36 73728 o 12 Gigabit
c5.large 2 4096 o Up to 10 Gigabit
c5.metal 96 196608 o 25 Gigabit
c5.xlarge 4 8192 o Up to 10 Gigabit
c5a.12xlarge 48 98304 - 12 Gigabit
c5a.16xlarge 64 131072 - 20 Gigabit
c5a.24xlarge 96 196608 - 20 Gigabit
c5a.2xlarge 8 16384 - Up to 10 Gigabit
c5a.4xlarge 16 32768 - Up to 10 Gigabit
c5a.8xlarge 32 65536 - 10 Gigabit
c5a.large 2 4096 - Up to 10 Gigabit
c5a.xlarge 4 8192 - Up to 10 Gigabit
c5ad.12xlarge 48 98304 - 12 Gigabit
c5ad.16xlarge 64 131072 - 20 Gigabit
c5ad.24xlarge 96 196608 - 20 Gigabit
c5ad.2xlarge 8 16384 - Up to 10 Gigabit
c5ad.4xlarge 16 32768 - Up to 10 Gigabit
c5ad.8xlarge 32 65536 - 10 Gigabit
c5ad.large 2 4096 - Up to 10 Gigabit
c5ad.xlarge 4 8192 - Up to 10 Gigabit
c5d.12xlarge 48 98304 - 12 Gigabit
c5d.18xlarge 72 147456 - 25 Gigabit
c5d.24xlarge 96 196608 - 25 Gigabit
c5d.2xlarge 8 16384 - Up to 10 Gigabit
c5d.4xlarge 16 32768 - Up to 10 Gigabit
c5d.9xlarge 36 73728 - 12 Gigabit
c5d.large 2 4096 - Up to 10 Gigabit
c5d.metal 96 196608 - 25 Gigabit
c5d.xlarge 4 8192 - Up to 10 Gigabit
c5n.18xlarge 72 196608 - 100 Gigabit
c5n.2xlarge 8 21504 - Up to 25 Gigabit
c5n.4xlarge 16 43008 - Up to 25 Gigabit
c5n.9xlarge 36 98304 - 50 Gigabit
c5n.large 2 5376 - Up to 25 Gigabit
c5n.metal 72 196608 - 100 Gigabit
c5n.xlarge 4 10752 - Up to 25 Gigabit
c6a.12xlarge 48 98304 - 18.75 Gigabit
c6a.16xlarge 64 131072 - 25 Gigabit
c6a.24xlarge 96 196608 - 37.5 Gigabit
c6a.2xlarge 8 16384 - Up to 12.5 Gigabit
c6a.32xlarge 128 262144 - 50 Gigabit
c6a.48xlarge 192 393216 - 50 Gigabit
c6a.4xlarge 16 32768 - Up to 12.5 Gigabit
c6a.8xlarge 32 65536 - 12.5 Gigabit
c6a.large 2 4096 - Up to 12.5 Gigabit
c6a.metal 192 393216 - 50 Gigabit
c6a.xlarge 4 8192 - Up to 12.5 Gigabit
c6g.12xlarge 48 98304 - 20 Gigabit
c6g.16xlarge 64 131072 - 25 Gigabit
c6g.2xlarge 8 16384 - Up to 10 Gigabit
c6g.4xlarge 16 32768 - Up to 10 Gigabit
c6g.8xlarge 32 65536 - 12 Gigabit
c6g.large 2 4096 - Up to 10 Gigabit
c6g.medium 1 2048 - Up to 10 Gigabit
c6g.metal 64 131072 - 25 Gigabit
c6g.xlarge 4 8192 - Up to 10 Gigabit
c6gd.12xlarge 48 98304 - 20 Gigabit
c6gd.16xlarge 64 131072 - 25 Gigabit
c6gd.2xlarge 8 16384 - Up to 10 Gigabit
c6gd.4xlarge 16 32768 - Up to 10 Gigabit
c6gd.8xlarge 32 65536 - 12 Gigabit
c6gd.large 2 4096 - Up to 10 Gigabit
c6gd.medium 1 2048 - Up to 10 Gigabit
c6gd.metal 64 131072 - 25 Gigabit
c6gd.xlarge 4 8192 - Up to 10 Gigabit
c6gn.12xlarge 48 98304 o 75 Gigabit
c6gn.16xlarge 64 131072 o 100 Gigabit
c6gn.2xlarge 8 16384 o Up to 25 Gigabit
c6gn.4xlarge 16 32768 o 25 Gigabit
c6gn.8xlarge 32 65536 o 50 Gigabit
c6gn.large 2 4096 o Up to 25 Gigabit
c6gn.medium 1 2048 o Up to 16 Gigabit
c6gn.xlarge 4 8192 o Up to 25 Gigabit
c6i.12xlarge 48 98304 - 18.75 Gigabit
c6i.16xlarge 64 131072 - 25 Gigabit
c6i.24xlarge 96 196608 - 37.5 Gigabit
c6i.2xlarge 8 16384 - Up to 12.5 Gigabit
c6i.32xlarge 128 262144 - 50 Gigabit
c6i.4xlarge 16 32768 - Up to 12.5 Gigabit
c6i.8xlarge 32 65536 - 12.5 Gigabit
c6i.large 2 4096 - Up to 12.5 Gigabit
c6i.metal 128 262144 - 50 Gigabit
c6i.xlarge 4 8192 - Up to 12.5 Gigabit
c6id.12xlarge 48 98304 - 18.75 Gigabit
c6id.16xlarge 64 131072 - 25 Gigabit
c6id.24xlarge 96 196608 - 37.5 Gigabit
c6id.2xlarge 8 16384 - Up to 12.5 Gigabit
c6id.32xlarge 128 262144 - 50 Gigabit
c6id.4xlarge 16 32768 - Up to 12.5 Gigabit
c6id.8xlarge 32 65536 - 12.5 Gigabit
c6id.large 2 4096 - Up to 12.5 Gigabit
c6id.metal 128 262144 - 50 Gigabit
c6id.xlarge 4 8192 - Up to 12.5 Gigabit
c6in.12xlarge 48 98304 - 75 Gigabit
c6in.16xlarge 64 131072 - 100 Gigabit
c6in.24xlarge 96 196608 - 150 Gigabit
c6in.2xlarge 8 16384 - Up to 40 Gigabit
c6in.32xlarge 128 262144 - 200 Gigabit
c6in.4xlarge 16 32768 - Up to 50 Gigabit
c6in.8xlarge 32 65536 - 50 Gigabit
c6in.large 2 4096 - Up to 25 Gigabit
c6in.metal 128 262144 - 200 Gigabit
c6in.xlarge 4 8192 - Up to 30 Gigabit
c7a.12xlarge 48 98304 - 18.75 Gigabit
c7a.16xlarge 64 131072 - 25 Gigabit
c7a.24xlarge 96 196608 - 37.5 Gigabit
c7a.2xlarge 8 16384 - Up to 12.5 Gigabit
c7a.32xlarge 128 262144 - 50 Gigabit
c7a.48xlarge 192 393216 - 50 Gigabit
c7a.4xlarge 16 32768 - Up to 12.5 Gigabit
c7a.8xlarge 32 65536 - 12.5 Gigabit
c7a.large 2 4096 - Up to 12.5 Gigabit
c7a.medium 1 2048 - Up to 12.5 Gigabit
c7a.metal-48xl 192 393216 - 50 Gigabit
c7a.xlarge 4 8192 - Up to 12.5 Gigabit
c7g.12xlarge 48 98304 - 22.5 Gigabit
c7g.16xlarge 64 131072 - 30 Gigabit
c7g.2xlarge 8 16384 - Up to 15 Gigabit
c7g.4xlarge 16 32768 - Up to 15 Gigabit
c7g.8xlarge 32 65536 - 15 Gigabit
c7g.large 2 4096 - Up to 12.5 Gigabit
c7g.medium 1 2048 - Up to 12.5 Gigabit
c7g.metal 64 131072 - 30 Gigabit
c7g.xlarge 4 8192 - Up to 12.5 Gigabit
c7gd.12xlarge 48 98304 - 22.5 Gigabit
c7gd.16xlarge 64 131072 - 30 Gigabit
c7gd.2xlarge 8 16384 - Up to 15 Gigabit
c7gd.4xlarge 16 32768 - Up to 15 Gigabit
c7gd.8xlarge 32 65536 - 15 Gigabit
c7gd.large 2 4096 - Up to 12.5 Gigabit
c7gd.medium 1 2048 - Up to 12.5 Gigabit
c7gd.metal 64 131072 - 30 Gigabit
c7gd.xlarge 4 8192 - Up to 12.5 Gigabit
c7gn.12xlarge 48 98304 - 150 Gigabit
c7gn.16xlarge 64 131072 - 200 Gigabit
c7gn.2xlarge 8 16384 - Up to 50 Gigabit
c7gn.4xlarge 16 32768 - 50 Gigabit
c7gn.8xlarge 32 65536 - 100 Gigabit
c7gn.large 2 4096 - Up to 30 Gigabit
c7gn.medium 1 2048 - Up to 25 Gigabit
c7gn.metal 64 131072 - 200 Gigabit
c7gn.xlarge 4 8192 - Up to 40 Gigabit
c7i-flex.12xlarge 48 98304 - Up to 18.75 Gigabit
c7i-flex.16xlarge 64 131072 - Up to 25 Gigabit
c7i-flex.2xlarge 8 16384 - Up to 12.5 Gigabit
c7i-flex.4xlarge 16 32768 - Up to 12.5 Gigabit
c7i-flex.8xlarge 32 65536 - Up to 12.5 Gigabit
c7i-flex.large 2 4096 - Up to 12.5 Gigabit
c7i-flex.xlarge 4 8192 - Up to 12.5 Gigabit
c7i.12xlarge 48 98304 - 18.75 Gigabit
c7i.16xlarge 64 131072 - 25 Gigabit
c7i.24xlarge 96 196608 - 37.5 Gigabit
c7i.2xlarge 8 16384 - Up to 12.5 Gigabit
c7i.48xlarge 192 393216 - 50 Gigabit
c7i.4xlarge 16 32768 - Up to 12.5 Gigabit
c7i.8xlarge 32 65536 - 12.5 Gigabit
c7i.large 2 4096 - Up to 12.5 Gigabit
c7i.metal-24xl 96 196608 - 37.5 Gigabit
c7i.metal-48xl 192 393216 - 50 Gigabit
c7i.xlarge 4 8192 - Up to 12.5 Gigabit
c8a.12xlarge 48 98304 - 22.5 Gigabit
c8a.16xlarge 64 131072 - 30 Gigabit
c8a.24xlarge 96 196608 - 40 Gigabit
c8a.2xlarge 8 16384 - Up to 15 Gigabit
c8a.48xlarge 192 393216 - 75 Gigabit
c8a.4xlarge 16 32768 - Up to 15 Gigabit
c8a.8xlarge 32 65536 - 15 Gigabit
c8a.large 2 4096 - Up to 12.5 Gigabit
c8a.medium 1 2048 - Up to 12.5 Gigabit
c8a.metal-24xl 96 196608 - 40 Gigabit
c8a.metal-48xl 192 393216 - 75 Gigabit
c8a.xlarge 4 8192 - Up to 12.5 Gigabit
c8g.12xlarge 48 98304 - 22.5 Gigabit
c8g.16xlarge 64 131072 - 30 Gigabit
c8g.24xlarge 96 196608 - 40 Gigabit
c8g.2xlarge 8 16384 - Up to 15 Gigabit
c8g.48xlarge 192 393216 - 50 Gigabit
c8g.4xlarge 16 32768 - Up to 15 Gigabit
c8g.8xlarge 32 65536 - 15 Gigabit
c8g.large 2 4096 - Up to 12.5 Gigabit
c8g.medium 1 2048 - Up to 12.5 Gigabit
c8g.metal-24xl 96 196608 - 40 Gigabit
c8g.metal-48xl 192 393216 - 50 Gigabit
c8g.xlarge 4 8192 - Up to 12.5 Gigabit
c8gb.12xlarge 48 98304 - 100 Gigabit
c8gb.16xlarge 64 131072 - 133.33 Gigabit
c8gb.24xlarge 96 196608 - 200 Gigabit
c8gb.2xlarge 8 16384 - Up to 33.33 Gigabit
c8gb.48xlarge 192 393216 - 400 Gigabit
c8gb.4xlarge 16 32768 - 33.33 Gigabit
c8gb.8xlarge 32 65536 - 66.66 Gigabit
c8gb.large 2 4096 - Up to 20 Gigabit
c8gb.medium 1 2048 - Up to 16.66 Gigabit
c8gb.metal-24xl 96 196608 - 200 Gigabit
c8gb.metal-48xl 192 393216 - 400 Gigabit
c8gb.xlarge 4 8192 - Up to 26.66 Gigabit
c8gd.12xlarge 48 98304 - 22.5 Gigabit
c8gd.16xlarge 64 131072 - 30 Gigabit
c8gd.24xlarge 96 196608 - 40 Gigabit
c8gd.2xlarge 8 16384 - Up to 15 Gigabit
c8gd.48xlarge 192 393216 - 50 Gigabit
c8gd.4xlarge 16 32768 - Up to 15 Gigabit
c8gd.8xlarge 32 65536 - 15 Gigabit
c8gd.large 2 4096 - Up to 12.5 Gigabit
c8gd.medium 1 2048 - Up to 12.5 Gigabit
c8gd.metal-24xl 96 196608 - 40 Gigabit
c8gd.metal-48xl 192 393216 - 50 Gigabit
c8gd.xlarge 4 8192 - Up to 12.5 Gigabit
c8gn.12xlarge 48 98304 - 150 Gigabit
c8gn.16xlarge 64 131072 - 200 Gigabit
c8gn.24xlarge 96 196608 - 300 Gigabit
c8gn.2xlarge 8 16384 - Up to 50 Gigabit
c8gn.48xlarge 192 393216 - 600 Gigabit
c8gn.4xlarge 16 32768 - 50 Gigabit
c8gn.8xlarge 32 65536 - 100 Gigabit
c8gn.large 2 4096 - Up to 30 Gigabit
c8gn.medium 1 2048 - Up to 25 Gigabit
c8gn.metal-24xl 96 196608 - 300 Gigabit
c8gn.metal-48xl 192 393216 - 600 Gigabit
c8gn.xlarge 4 8192 - Up to 40 Gigabit
c8i-flex.12xlarge 48 98304 - Up to 22.5 Gigabit
c8i-flex.16xlarge 64 131072 - Up to 30 Gigabit
c8i-flex.2xlarge 8 16384 - Up to 15 Gigabit
c8i-flex.4xlarge 16 32768 - Up to 15 Gigabit
c8i-flex.8xlarge 32 65536 - Up to 15 Gigabit
c8i-flex.large 2 4096 - Up to 12.5 Gigabit
c8i-flex.xlarge 4 8192 - Up to 12.5 Gigabit
c8i.12xlarge 48 98304 - 22.5 Gigabit
c8i.16xlarge 64 131072 - 30 Gigabit
c8i.24xlarge 96 196608 - 40 Gigabit
c8i.2xlarge 8 16384 - Up to 15 Gigabit
c8i.32xlarge 128 262144 - 50 Gigabit
c8i.48xlarge 192 393216 - 75 Gigabit
c8i.4xlarge 16 32768 - Up to 15 Gigabit
c8i.8xlarge 32 65536 - 15 Gigabit
c8i.96xlarge 384 786432 - 100 Gigabit
c8i.large 2 4096 - Up to 12.5 Gigabit
c8i.metal-48xl 192 393216 - 75 Gigabit
c8i.metal-96xl 384 786432 - 100 Gigabit
c8i.xlarge 4 8192 - Up to 12.5 Gigabit
c8ib.12xlarge 48 98304 - 50 Gigabit
c8ib.16xlarge 64 131072 - 66.66 Gigabit
c8ib.24xlarge 96 196608 - 100 Gigabit
c8ib.2xlarge 8 16384 - Up to 26.66 Gigabit
c8ib.32xlarge 128 262144 - 133.33 Gigabit
c8ib.48xlarge 192 393216 - 200 Gigabit
c8ib.4xlarge 16 32768 - Up to 33.33 Gigabit
c8ib.8xlarge 32 65536 - 33.33 Gigabit
c8ib.96xlarge 384 786432 - 400 Gigabit
c8ib.large 2 4096 - Up to 16.66 Gigabit
c8ib.metal-48xl 192 393216 - 200 Gigabit
c8ib.metal-96xl 384 786432 - 400 Gigabit
c8ib.xlarge 4 8192 - Up to 20 Gigabit
c8id.12xlarge 48 98304 - 22.5 Gigabit
c8id.16xlarge 64 131072 - 30 Gigabit
c8id.24xlarge 96 196608 - 40 Gigabit
c8id.2xlarge 8 16384 - Up to 15 Gigabit
c8id.32xlarge 128 262144 - 50 Gigabit
c8id.48xlarge 192 393216 - 75 Gigabit
c8id.4xlarge 16 32768 - Up to 15 Gigabit
c8id.8xlarge 32 65536 - 15 Gigabit
c8id.96xlarge 384 786432 - 100 Gigabit
c8id.large 2 4096 - Up to 12.5 Gigabit
c8id.metal-48xl 192 393216 - 75 Gigabit
c8id.metal-96xl 384 786432 - 100 Gigabit
c8id.xlarge 4 8192 - Up to 12.5 Gigabit
c8in.12xlarge 48 98304 - 75 Gigabit
c8in.16xlarge 64 131072 - 100 Gigabit
c8in.24xlarge 96 196608 - 150 Gigabit
c8in.2xlarge 8 16384 - Up to 40 Gigabit
c8in.32xlarge 128 262144 - 200 Gigabit
c8in.48xlarge 192 393216 - 300 Gigabit
c8in.4xlarge 16 32768 - Up to 50 Gigabit
c8in.8xlarge 32 65536 - 50 Gigabit
c8in.96xlarge 384 786432 - 600 Gigabit
c8in.large 2 4096 - Up to 25 Gigabit
c8in.metal-48xl 192 393216 - 300 Gigabit
c8in.metal-96xl 384 786432 - 600 Gigabit
c8in.xlarge 4 8192 - Up to 30 Gigabit
c8ine.12xlarge 48 98304 - 75 Gigabit
c8ine.2xlarge 8 16384 - 12.5 Gigabit
c8ine.4xlarge 16 32768 - 25 Gigabit
c8ine.8xlarge 32 65536 - 50 Gigabit
c8ine.large 2 4096 - 3.125 Gigabit
c8ine.xlarge 4 8192 - 6.25 Gigabit
c9g.12xlarge 48 98304 - 25 Gigabit
c9g.16xlarge 64 131072 - 34 Gigabit
c9g.24xlarge 96 196608 - 50 Gigabit
c9g.2xlarge 8 16384 - Up to 17 Gigabit
c9g.48xlarge 192 393216 - 100 Gigabit
c9g.4xlarge 16 32768 - Up to 17 Gigabit
c9g.8xlarge 32 65536 - 17 Gigabit
c9g.large 2 4096 - Up to 15 Gigabit
c9g.medium 1 2048 - Up to 15 Gigabit
c9g.metal-48xl 192 393216 - 100 Gigabit
c9g.xlarge 4 8192 - Up to 15 Gigabit
c9gd.12xlarge 48 98304 - 25 Gigabit
c9gd.16xlarge 64 131072 - 34 Gigabit
c9gd.24xlarge 96 196608 - 50 Gigabit
c9gd.2xlarge 8 16384 - Up to 17 Gigabit
c9gd.48xlarge 192 393216 - 100 Gigabit
c9gd.4xlarge 16 32768 - Up to 17 Gigabit
c9gd.8xlarge 32 65536 - 17 Gigabit
c9gd.large 2 4096 - Up to 15 Gigabit
c9gd.medium 1 2048 - Up to 15 Gigabit
c9gd.metal-48xl 192 393216 - 100 Gigabit
c9gd.xlarge 4 8192 - Up to 15 Gigabit
d2.2xlarge 8 62464 o High
d2.4xlarge 16 124928 o High
d2.8xlarge 36 249856 o 10 Gigabit
d2.xlarge 4 31232 o Moderate
d3.2xlarge 8 65536 - Up to 15 Gigabit
d3.4xlarge 16 131072 - Up to 15 Gigabit
d3.8xlarge 32 262144 - 25 Gigabit
d3.xlarge 4 32768 - Up to 15 Gigabit
d3en.12xlarge 48 196608 - 75 Gigabit
d3en.2xlarge 8 32768 - Up to 25 Gigabit
d3en.4xlarge 16 65536 - 25 Gigabit
d3en.6xlarge 24 98304 - 40 Gigabit
d3en.8xlarge 32 131072 - 50 Gigabit
d3en.xlarge 4 16384 - Up to 25 Gigabit
dl2q.24xlarge 96 786432 - 100 Gigabit
f2.12xlarge 48 524288 - 25 Gigabit
f2.48xlarge 192 2097152 - 100 Gigabit
f2.6xlarge 24 262144 - 12.5 Gigabit
g4dn.12xlarge 48 196608 - 50 Gigabit
g4dn.16xlarge 64 262144 - 50 Gigabit
g4dn.2xlarge 8 32768 - Up to 25 Gigabit
g4dn.4xlarge 16 65536 - Up to 25 Gigabit
g4dn.8xlarge 32 131072 - 50 Gigabit
g4dn.metal 96 393216 - 100 Gigabit
g4dn.xlarge 4 16384 - Up to 25 Gigabit
g5.12xlarge 48 196608 o 40 Gigabit
g5.16xlarge 64 262144 o 25 Gigabit
g5.24xlarge 96 393216 o 50 Gigabit
g5.2xlarge 8 32768 o Up to 10 Gigabit
g5.48xlarge 192 786432 o 100 Gigabit
g5.4xlarge 16 65536 o Up to 25 Gigabit
g5.8xlarge 32 131072 o 25 Gigabit
g5.xlarge 4 16384 o Up to 10 Gigabit
g5g.16xlarge 64 131072 - 25 Gigabit
g5g.2xlarge 8 16384 - Up to 10 Gigabit
g5g.4xlarge 16 32768 - Up to 10 Gigabit
g5g.8xlarge 32 65536 - 12 Gigabit
g5g.metal 64 131072 - 25 Gigabit
g5g.xlarge 4 8192 - Up to 10 Gigabit
g6.12xlarge 48 196608 - 40 Gigabit
g6.16xlarge 64 262144 - 25 Gigabit
g6.24xlarge 96 393216 - 50 Gigabit
g6.2xlarge 8 32768 - Up to 10 Gigabit
g6.48xlarge 192 786432 - 100 Gigabit
g6.4xlarge 16 65536 - Up to 25 Gigabit
g6.8xlarge 32 131072 - 25 Gigabit
g6.xlarge 4 16384 - Up to 10 Gigabit
g6e.12xlarge 48 393216 - 100 Gigabit
g6e.16xlarge 64 524288 - 35 Gigabit
g6e.24xlarge 96 786432 - 200 Gigabit
g6e.2xlarge 8 65536 - Up to 20 Gigabit
g6e.48xlarge 192 1572864 - 400 Gigabit
g6e.4xlarge 16 131072 - 20 Gigabit
g6e.8xlarge 32 262144 - 25 Gigabit
g6e.xlarge 4 32768 - Up to 20 Gigabit
g6f.2xlarge 8 32768 - Up to 10 Gigabit
g6f.4xlarge 16 65536 - Up to 25 Gigabit
g6f.large 2 8192 - Up to 10 Gigabit
g6f.xlarge 4 16384 - Up to 10 Gigabit
g7.12xlarge 48 196608 - 175 Gigabit
g7.24xlarge 96 393216 - 350 Gigabit
g7.2xlarge 8 32768 - Up to 60 Gigabit
g7.48xlarge 192 786432 - 700 Gigabit
g7.4xlarge 16 65536 - Up to 100 Gigabit
g7.8xlarge 32 131072 - 100 Gigabit
g7e.12xlarge 48 524288 - 400 Gigabit
g7e.24xlarge 96 1048576 - 800 Gigabit
g7e.2xlarge 8 65536 - 50 Gigabit
g7e.48xlarge 192 2097152 - 1600 Gigabit
g7e.4xlarge 16 131072 - 50 Gigabit
g7e.8xlarge 32 262144 - 100 Gigabit
gr6.4xlarge 16 131072 - Up to 25 Gigabit
gr6.8xlarge 32 262144 - 25 Gigabit
gr6f.4xlarge 16 131072 - Up to 25 Gigabit
h1.16xlarge 64 262144 - 25 Gigabit
h1.2xlarge 8 32768 - Up to 10 Gigabit
h1.4xlarge 16 65536 - Up to 10 Gigabit
h1.8xlarge 32 131072 - 10 Gigabit
hpc6a.48xlarge 96 393216 - 100 Gigabit
hpc6id.32xlarge 64 1048576 - 200 Gigabit
hpc7a.12xlarge 24 786432 - 300 Gigabit
hpc7a.24xlarge 48 786432 - 300 Gigabit
hpc7a.48xlarge 96 786432 - 300 Gigabit
hpc7a.96xlarge 192 786432 - 300 Gigabit
hpc7g.16xlarge 64 131072 - 200 Gigabit
hpc7g.4xlarge 16 131072 - 200 Gigabit
hpc7g.8xlarge 32 131072 - 200 Gigabit
hpc8a.96xlarge 192 786432 - 300 Gigabit
i2.2xlarge 8 62464 o High
i2.4xlarge 16 124928 o High
i2.8xlarge 32 249856 o 10 Gigabit
i2.xlarge 4 31232 o Moderate
i3.16xlarge 64 499712 - 25 Gigabit
i3.2xlarge 8 62464 - Up to 10 Gigabit
i3.4xlarge 16 124928 - Up to 10 Gigabit
i3.8xlarge 32 249856 - 10 Gigabit
i3.large 2 15616 - Up to 10 Gigabit
i3.xlarge 4 31232 - Up to 10 Gigabit
i3en.12xlarge 48 393216 - 50 Gigabit
i3en.24xlarge 96 786432 - 100 Gigabit
i3en.2xlarge 8 65536 - Up to 25 Gigabit
i3en.3xlarge 12 98304 - Up to 25 Gigabit
i3en.6xlarge 24 196608 - 25 Gigabit
i3en.large 2 16384 - Up to 25 Gigabit
i3en.metal 96 786432 - 100 Gigabit
i3en.xlarge 4 32768 - Up to 25 Gigabit
i4g.16xlarge 64 524288 - 37.5 Gigabit
i4g.2xlarge 8 65536 - Up to 12 Gigabit
i4g.4xlarge 16 131072 - Up to 25 Gigabit
i4g.8xlarge 32 262144 - 18.75 Gigabit
i4g.large 2 16384 - Up to 10 Gigabit
i4g.xlarge 4 32768 - Up to 10 Gigabit
i4i.12xlarge 48 393216 - 28.12 Gigabit
i4i.16xlarge 64 524288 - 37.5 Gigabit
i4i.24xlarge 96 786432 - 56.25 Gigabit
i4i.2xlarge 8 65536 - Up to 12 Gigabit
i4i.32xlarge 128 1048576 - 75 Gigabit
i4i.4xlarge 16 131072 - Up to 25 Gigabit
i4i.8xlarge 32 262144 - 18.75 Gigabit
i4i.large 2 16384 - Up to 10 Gigabit
i4i.metal 128 1048576 - 75 Gigabit
i4i.xlarge 4 32768 - Up to 10 Gigabit
i7i.12xlarge 48 393216 - Up to 28 Gigabit
i7i.16xlarge 64 524288 - Up to 37.5 Gigabit
i7i.24xlarge 96 786432 - Up to 56.25 Gigabit
i7i.2xlarge 8 65536 - Up to 12 Gigabit
i7i.48xlarge 192 1572864 - Up to 100 Gigabit
i7i.4xlarge 16 131072 - Up to 25 Gigabit
i7i.8xlarge 32 262144 - Up to 25 Gigabit
i7i.large 2 16384 - Up to 10 Gigabit
i7i.metal-24xl 96 786432 - Up to 56.25 Gigabit
i7i.metal-48xl 192 1572864 - Up to 100 Gigabit
i7i.xlarge 4 32768 - Up to 10 Gigabit
i7ie.12xlarge 48 393216 - Up to 50 Gigabit
i7ie.18xlarge 72 589824 - Up to 75 Gigabit
i7ie.24xlarge 96 786432 - Up to 100 Gigabit
i7ie.2xlarge 8 65536 - Up to 25 Gigabit
i7ie.3xlarge 12 98304 - Up to 25 Gigabit
i7ie.48xlarge 192 1572864 - 200 Gigabit
i7ie.6xlarge 24 196608 - Up to 25 Gigabit
i7ie.large 2 16384 - Up to 25 Gigabit
i7ie.metal-24xl 96 786432 - Up to 100 Gigabit
i7ie.metal-48xl 192 1572864 - 200 Gigabit
i7ie.xlarge 4 32768 - Up to 25 Gigabit
i8g.12xlarge 48 393216 - Up to 28.12 Gigabit
i8g.16xlarge 64 524288 - Up to 37.5 Gigabit
i8g.24xlarge 96 786432 - Up to 56.25 Gigabit
i8g.2xlarge 8 65536 - Up to 12 Gigabit
i8g.48xlarge 192 1572864 - Up to 100 Gigabit
i8g.4xlarge 16 131072 - Up to 25 Gigabit
i8g.8xlarge 32 262144 - Up to 25 Gigabit
i8g.large 2 16384 - Up to 10 Gigabit
i8g.metal-24xl 96 786432 - Up to 56.25 Gigabit
i8g.metal-48xl 192 1572864 - Up to 100 Gigabit
i8g.xlarge 4 32768 - Up to 10 Gigabit
i8ge.12xlarge 48 393216 - 75 Gigabit
i8ge.18xlarge 72 589824 - 112.5 Gigabit
i8ge.24xlarge 96 786432 - 150 Gigabit
i8ge.2xlarge 8 65536 - Up to 25 Gigabit
i8ge.3xlarge 12 98304 - Up to 25 Gigabit
i8ge.48xlarge 192 1572864 - 300 Gigabit
i8ge.6xlarge 24 196608 - 37.5 Gigabit
i8ge.large 2 16384 - Up to 25 Gigabit
i8ge.metal-24xl 96 786432 - 150 Gigabit
i8ge.metal-48xl 192 1572864 - 300 Gigabit
i8ge.xlarge 4 32768 - Up to 25 Gigabit
im4gn.16xlarge 64 262144 - 100 Gigabit
im4gn.2xlarge 8 32768 - Up to 25 Gigabit
im4gn.4xlarge 16 65536 - 25 Gigabit
im4gn.8xlarge 32 131072 - 50 Gigabit
im4gn.large 2 8192 - Up to 25 Gigabit
im4gn.xlarge 4 16384 - Up to 25 Gigabit
inf1.24xlarge 96 196608 - 100 Gigabit
inf1.2xlarge 8 16384 - Up to 25 Gigabit
inf1.6xlarge 24 49152 - 25 Gigabit
inf1.xlarge 4 8192 - Up to 25 Gigabit
inf2.24xlarge 96 393216 - 50 Gigabit
inf2.48xlarge 192 786432 - 100 Gigabit
inf2.8xlarge 32 131072 - Up to 25 Gigabit
inf2.xlarge 4 16384 - Up to 15 Gigabit
is4gen.2xlarge 8 49152 - Up to 25 Gigabit
is4gen.4xlarge 16 98304 - 25 Gigabit
is4gen.8xlarge 32 196608 - 50 Gigabit
is4gen.large 2 12288 - Up to 25 Gigabit
is4gen.medium 1 6144 - Up to 25 Gigabit
is4gen.xlarge 4 24576 - Up to 25 Gigabit
m1.large 2 7680 o Moderate
m1.medium 1 3788 o Moderate
m1.small 1 1740 o Low
m1.xlarge 4 15360 o High
m2.2xlarge 4 35020 o Moderate
m2.4xlarge 8 70041 o High
m2.xlarge 2 17510 o Moderate
m3.2xlarge 8 30720 o High
m3.large 2 7680 o Moderate
m3.medium 1 3840 o Moderate
m3.xlarge 4 15360 o High
m4.10xlarge 40 163840 o 10 Gigabit
m4.16xlarge 64 262144 o 25 Gigabit
m4.2xlarge 8 32768 o High
m4.4xlarge 16 65536 o High
m4.large 2 8192 o Moderate
m4.xlarge 4 16384 o High
m5.12xlarge 48 196608 o 12 Gigabit
m5.16xlarge 64 262144 o 20 Gigabit
m5.24xlarge 96 393216 o 25 Gigabit
m5.2xlarge 8 32768 o Up to 10 Gigabit
m5.4xlarge 16 65536 o Up to 10 Gigabit
m5.8xlarge 32 131072 o 10 Gigabit
m5.large 2 8192 o Up to 10 Gigabit
m5.metal 96 393216 o 25 Gigabit
m5.xlarge 4 16384 o Up to 10 Gigabit
m5a.12xlarge 48 196608 - 10 Gigabit
m5a.16xlarge 64 262144 - 12 Gigabit
m5a.24xlarge 96 393216 - 20 Gigabit
m5a.2xlarge 8 32768 - Up to 10 Gigabit
m5a.4xlarge 16 65536 - Up to 10 Gigabit
m5a.8xlarge 32 131072 - Up to 10 Gigabit
m5a.large 2 8192 - Up to 10 Gigabit
m5a.xlarge 4 16384 - Up to 10 Gigabit
m5ad.12xlarge 48 196608 - 10 Gigabit
m5ad.16xlarge 64 262144 - 12 Gigabit
m5ad.24xlarge 96 393216 - 20 Gigabit
m5ad.2xlarge 8 32768 - Up to 10 Gigabit
m5ad.4xlarge 16 65536 - Up to 10 Gigabit
m5ad.8xlarge 32 131072 - Up to 10 Gigabit
m5ad.large 2 8192 - Up to 10 Gigabit
m5ad.xlarge 4 16384 - Up to 10 Gigabit
m5d.12xlarge 48 196608 - 12 Gigabit
m5d.16xlarge 64 262144 - 20 Gigabit
m5d.24xlarge 96 393216 - 25 Gigabit
m5d.2xlarge 8 32768 - Up to 10 Gigabit
m5d.4xlarge 16 65536 - Up to 10 Gigabit
m5d.8xlarge 32 131072 - 10 Gigabit
m5d.large 2 8192 - Up to 10 Gigabit
m5d.metal 96 393216 - 25 Gigabit
m5d.xlarge 4 16384 - Up to 10 Gigabit
m5dn.12xlarge 48 196608 - 50 Gigabit
m5dn.16xlarge 64 262144 - 75 Gigabit
m5dn.24xlarge 96 393216 - 100 Gigabit
m5dn.2xlarge 8 32768 - Up to 25 Gigabit
m5dn.4xlarge 16 65536 - Up to 25 Gigabit
m5dn.8xlarge 32 131072 - 25 Gigabit
m5dn.large 2 8192 - Up to 25 Gigabit
m5dn.metal 96 393216 - 100 Gigabit
m5dn.xlarge 4 16384 - Up to 25 Gigabit
m5n.12xlarge 48 196608 - 50 Gigabit
m5n.16xlarge 64 262144 - 75 Gigabit
m5n.24xlarge 96 393216 - 100 Gigabit
m5n.2xlarge 8 32768 - Up to 25 Gigabit
m5n.4xlarge 16 65536 - Up to 25 Gigabit
m5n.8xlarge 32 131072 - 25 Gigabit
m5n.large 2 8192 - Up to 25 Gigabit
m5n.metal 96 393216 - 100 Gigabit
m5n.xlarge 4 16384 - Up to 25 Gigabit
m5zn.12xlarge 48 196608 - 100 Gigabit
m5zn.2xlarge 8 32768 - Up to 25 Gigabit
m5zn.3xlarge 12 49152 - Up to 25 Gigabit
m5zn.6xlarge 24 98304 - 50 Gigabit
m5zn.large 2 8192 - Up to 25 Gigabit
m5zn.metal 48 196608 - 100 Gigabit
m5zn.xlarge 4 16384 - Up to 25 Gigabit
m6a.12xlarge 48 196608 - 18.75 Gigabit
m6a.16xlarge 64 262144 - 25 Gigabit
m6a.24xlarge 96 393216 - 37.5 Gigabit
m6a.2xlarge 8 32768 - Up to 12.5 Gigabit
m6a.32xlarge 128 524288 - 50 Gigabit
m6a.48xlarge 192 786432 - 50 Gigabit
m6a.4xlarge 16 65536 - Up to 12.5 Gigabit
m6a.8xlarge 32 131072 - 12.5 Gigabit
m6a.large 2 8192 - Up to 12.5 Gigabit
m6a.metal 192 786432 - 50 Gigabit
m6a.xlarge 4 16384 - Up to 12.5 Gigabit
m6g.12xlarge 48 196608 - 20 Gigabit
m6g.16xlarge 64 262144 - 25 Gigabit
m6g.2xlarge 8 32768 - Up to 10 Gigabit
m6g.4xlarge 16 65536 - Up to 10 Gigabit
m6g.8xlarge 32 131072 - 12 Gigabit
m6g.large 2 8192 - Up to 10 Gigabit
m6g.medium 1 4096 - Up to 10 Gigabit
m6g.metal 64 262144 - 25 Gigabit
m6g.xlarge 4 16384 - Up to 10 Gigabit
m6gd.12xlarge 48 196608 - 20 Gigabit
m6gd.16xlarge 64 262144 - 25 Gigabit
m6gd.2xlarge 8 32768 - Up to 10 Gigabit
m6gd.4xlarge 16 65536 - Up to 10 Gigabit
m6gd.8xlarge 32 131072 - 12 Gigabit
m6gd.large 2 8192 - Up to 10 Gigabit
m6gd.medium 1 4096 - Up to 10 Gigabit
m6gd.metal 64 262144 - 25 Gigabit
m6gd.xlarge 4 16384 - Up to 10 Gigabit
m6i.12xlarge 48 196608 o 18.75 Gigabit
m6i.16xlarge 64 262144 o 25 Gigabit
m6i.24xlarge 96 393216 o 37.5 Gigabit
m6i.2xlarge 8 32768 o Up to 12.5 Gigabit
m6i.32xlarge 128 524288 o 50 Gigabit
m6i.4xlarge 16 65536 o Up to 12.5 Gigabit
m6i.8xlarge 32 131072 o 12.5 Gigabit
m6i.large 2 8192 o Up to 12.5 Gigabit
m6i.metal 128 524288 o 50 Gigabit
m6i.xlarge 4 16384 o Up to 12.5 Gigabit
m6id.12xlarge 48 196608 - 18.75 Gigabit
m6id.16xlarge 64 262144 - 25 Gigabit
m6id.24xlarge 96 393216 - 37.5 Gigabit
m6id.2xlarge 8 32768 - Up to 12.5 Gigabit
m6id.32xlarge 128 524288 - 50 Gigabit
m6id.4xlarge 16 65536 - Up to 12.5 Gigabit
m6id.8xlarge 32 131072 - 12.5 Gigabit
m6id.large 2 8192 - Up to 12.5 Gigabit
m6id.metal 128 524288 - 50 Gigabit
m6id.xlarge 4 16384 - Up to 12.5 Gigabit
m6idn.12xlarge 48 196608 - 75 Gigabit
m6idn.16xlarge 64 262144 - 100 Gigabit
m6idn.24xlarge 96 393216 - 150 Gigabit
m6idn.2xlarge 8 32768 - Up to 40 Gigabit
m6idn.32xlarge 128 524288 - 200 Gigabit
m6idn.4xlarge 16 65536 - Up to 50 Gigabit
m6idn.8xlarge 32 131072 - 50 Gigabit
m6idn.large 2 8192 - Up to 25 Gigabit
m6idn.metal 128 524288 - 200 Gigabit
m6idn.xlarge 4 16384 - Up to 30 Gigabit
m6in.12xlarge 48 196608 - 75 Gigabit
m6in.16xlarge 64 262144 - 100 Gigabit
m6in.24xlarge 96 393216 - 150 Gigabit
m6in.2xlarge 8 32768 - Up to 40 Gigabit
m6in.32xlarge 128 524288 - 200 Gigabit
m6in.4xlarge 16 65536 - Up to 50 Gigabit
m6in.8xlarge 32 131072 - 50 Gigabit
m6in.large 2 8192 - Up to 25 Gigabit
m6in.metal 128 524288 - 200 Gigabit
m6in.xlarge 4 16384 - Up to 30 Gigabit
m7a.12xlarge 48 196608 - 18.75 Gigabit
m7a.16xlarge 64 262144 - 25 Gigabit
m7a.24xlarge 96 393216 - 37.5 Gigabit
m7a.2xlarge 8 32768 - Up to 12.5 Gigabit
m7a.32xlarge 128 524288 - 50 Gigabit
m7a.48xlarge 192 786432 - 50 Gigabit
m7a.4xlarge 16 65536 - Up to 12.5 Gigabit
m7a.8xlarge 32 131072 - 12.5 Gigabit
m7a.large 2 8192 - Up to 12.5 Gigabit
m7a.medium 1 4096 - Up to 12.5 Gigabit
m7a.metal-48xl 192 786432 - 50 Gigabit
m7a.xlarge 4 16384 - Up to 12.5 Gigabit
m7g.12xlarge 48 196608 - 22.5 Gigabit
m7g.16xlarge 64 262144 - 30 Gigabit
m7g.2xlarge 8 32768 - Up to 15 Gigabit
m7g.4xlarge 16 65536 - Up to 15 Gigabit
m7g.8xlarge 32 131072 - 15 Gigabit
m7g.large 2 8192 - Up to 12.5 Gigabit
m7g.medium 1 4096 - Up to 12.5 Gigabit
m7g.metal 64 262144 - 30 Gigabit
m7g.xlarge 4 16384 - Up to 12.5 Gigabit
m7gd.12xlarge 48 196608 - 22.5 Gigabit
m7gd.16xlarge 64 262144 - 30 Gigabit
m7gd.2xlarge 8 32768 - Up to 15 Gigabit
m7gd.4xlarge 16 65536 - Up to 15 Gigabit
m7gd.8xlarge 32 131072 - 15 Gigabit
m7gd.large 2 8192 - Up to 12.5 Gigabit
m7gd.medium 1 4096 - Up to 12.5 Gigabit
m7gd.metal 64 262144 - 30 Gigabit
m7gd.xlarge 4 16384 - Up to 12.5 Gigabit
m7i-flex.12xlarge 48 196608 - Up to 18.75 Gigabit
m7i-flex.16xlarge 64 262144 - Up to 25 Gigabit
m7i-flex.2xlarge 8 32768 - Up to 12.5 Gigabit
m7i-flex.4xlarge 16 65536 - Up to 12.5 Gigabit
m7i-flex.8xlarge 32 131072 - Up to 12.5 Gigabit
m7i-flex.large 2 8192 - Up to 12.5 Gigabit
m7i-flex.xlarge 4 16384 - Up to 12.5 Gigabit
m7i.12xlarge 48 196608 - 18.75 Gigabit
m7i.16xlarge 64 262144 - 25 Gigabit
m7i.24xlarge 96 393216 - 37.5 Gigabit
m7i.2xlarge 8 32768 - Up to 12.5 Gigabit
m7i.48xlarge 192 786432 - 50 Gigabit
m7i.4xlarge 16 65536 - Up to 12.5 Gigabit
m7i.8xlarge 32 131072 - 12.5 Gigabit
m7i.large 2 8192 - Up to 12.5 Gigabit
m7i.metal-24xl 96 393216 - 37.5 Gigabit
m7i.metal-48xl 192 786432 - 50 Gigabit
m7i.xlarge 4 16384 - Up to 12.5 Gigabit
m8a.12xlarge 48 196608 - 22.5 Gigabit
m8a.16xlarge 64 262144 - 30 Gigabit
m8a.24xlarge 96 393216 - 40 Gigabit
m8a.2xlarge 8 32768 - Up to 15 Gigabit
m8a.48xlarge 192 786432 - 75 Gigabit
m8a.4xlarge 16 65536 - Up to 15 Gigabit
m8a.8xlarge 32 131072 - 15 Gigabit
m8a.large 2 8192 - Up to 12.5 Gigabit
m8a.medium 1 4096 - Up to 12.5 Gigabit
m8a.metal-24xl 96 393216 - 40 Gigabit
m8a.metal-48xl 192 786432 - 75 Gigabit
m8a.xlarge 4 16384 - Up to 12.5 Gigabit
m8azn.12xlarge 48 196608 - 100 Gigabit
m8azn.24xlarge 96 393216 - 200 Gigabit
m8azn.3xlarge 12 49152 - Up to 50 Gigabit
m8azn.6xlarge 24 98304 - 50 Gigabit
m8azn.large 2 8192 - Up to 30 Gigabit
m8azn.medium 1 4096 - Up to 25 Gigabit
m8azn.metal-12xl 48 196608 - 100 Gigabit
m8azn.metal-24xl 96 393216 - 200 Gigabit
m8azn.xlarge 4 16384 - Up to 40 Gigabit
m8g.12xlarge 48 196608 - 22.5 Gigabit
m8g.16xlarge 64 262144 - 30 Gigabit
m8g.24xlarge 96 393216 - 40 Gigabit
m8g.2xlarge 8 32768 - Up to 15 Gigabit
m8g.48xlarge 192 786432 - 50 Gigabit
m8g.4xlarge 16 65536 - Up to 15 Gigabit
m8g.8xlarge 32 131072 - 15 Gigabit
m8g.large 2 8192 - Up to 12.5 Gigabit
m8g.medium 1 4096 - Up to 12.5 Gigabit
m8g.metal-24xl 96 393216 - 40 Gigabit
m8g.metal-48xl 192 786432 - 50 Gigabit
m8g.xlarge 4 16384 - Up to 12.5 Gigabit
m8gb.12xlarge 48 196608 - 100 Gigabit
m8gb.16xlarge 64 262144 - 133.33 Gigabit
m8gb.24xlarge 96 393216 - 200 Gigabit
m8gb.2xlarge 8 32768 - Up to 33.33 Gigabit
m8gb.48xlarge 192 786432 - 400 Gigabit
m8gb.4xlarge 16 65536 - 33.33 Gigabit
m8gb.8xlarge 32 131072 - 66.66 Gigabit
m8gb.large 2 8192 - Up to 20 Gigabit
m8gb.medium 1 4096 - Up to 16.66 Gigabit
m8gb.metal-24xl 96 393216 - 200 Gigabit
m8gb.metal-48xl 192 786432 - 400 Gigabit
m8gb.xlarge 4 16384 - Up to 26.66 Gigabit
m8gd.12xlarge 48 196608 - 22.5 Gigabit
m8gd.16xlarge 64 262144 - 30 Gigabit
m8gd.24xlarge 96 393216 - 40 Gigabit
m8gd.2xlarge 8 32768 - Up to 15 Gigabit
m8gd.48xlarge 192 786432 - 50 Gigabit
m8gd.4xlarge 16 65536 - Up to 15 Gigabit
m8gd.8xlarge 32 131072 - 15 Gigabit
m8gd.large 2 8192 - Up to 12.5 Gigabit
m8gd.medium 1 4096 - Up to 12.5 Gigabit
m8gd.metal-24xl 96 393216 - 40 Gigabit
m8gd.metal-48xl 192 786432 - 50 Gigabit
m8gd.xlarge 4 16384 - Up to 12.5 Gigabit
m8gn.12xlarge 48 196608 - 150 Gigabit
m8gn.16xlarge 64 262144 - 200 Gigabit
m8gn.24xlarge 96 393216 - 300 Gigabit
m8gn.2xlarge 8 32768 - Up to 50 Gigabit
m8gn.48xlarge 192 786432 - 600 Gigabit
m8gn.4xlarge 16 65536 - 50 Gigabit
m8gn.8xlarge 32 131072 - 100 Gigabit
m8gn.large 2 8192 - Up to 30 Gigabit
m8gn.medium 1 4096 - Up to 25 Gigabit
m8gn.metal-24xl 96 393216 - 300 Gigabit
m8gn.metal-48xl 192 786432 - 600 Gigabit
m8gn.xlarge 4 16384 - Up to 40 Gigabit
m8i-flex.12xlarge 48 196608 - Up to 22.5 Gigabit
m8i-flex.16xlarge 64 262144 - Up to 30 Gigabit
m8i-flex.2xlarge 8 32768 - Up to 15 Gigabit
m8i-flex.4xlarge 16 65536 - Up to 15 Gigabit
m8i-flex.8xlarge 32 131072 - Up to 15 Gigabit
m8i-flex.large 2 8192 - Up to 12.5 Gigabit
m8i-flex.xlarge 4 16384 - Up to 12.5 Gigabit
m8i.12xlarge 48 196608 - 22.5 Gigabit
m8i.16xlarge 64 262144 - 30 Gigabit
m8i.24xlarge 96 393216 - 40 Gigabit
m8i.2xlarge 8 32768 - Up to 15 Gigabit
m8i.32xlarge 128 524288 - 50 Gigabit
m8i.48xlarge 192 786432 - 75 Gigabit
m8i.4xlarge 16 65536 - Up to 15 Gigabit
m8i.8xlarge 32 131072 - 15 Gigabit
m8i.96xlarge 384 1572864 - 100 Gigabit
m8i.large 2 8192 - Up to 12.5 Gigabit
m8i.metal-48xl 192 786432 - 75 Gigabit
m8i.metal-96xl 384 1572864 - 100 Gigabit
m8i.xlarge 4 16384 - Up to 12.5 Gigabit
m8ib.12xlarge 48 196608 - 50 Gigabit
m8ib.16xlarge 64 262144 - 66.66 Gigabit
m8ib.24xlarge 96 393216 - 100 Gigabit
m8ib.2xlarge 8 32768 - Up to 26.66 Gigabit
m8ib.32xlarge 128 524288 - 133.33 Gigabit
m8ib.48xlarge 192 786432 - 200 Gigabit
m8ib.4xlarge 16 65536 - Up to 33.33 Gigabit
m8ib.8xlarge 32 131072 - 33.33 Gigabit
m8ib.96xlarge 384 1572864 - 400 Gigabit
m8ib.large 2 8192 - Up to 16.66 Gigabit
m8ib.metal-48xl 192 786432 - 200 Gigabit
m8ib.metal-96xl 384 1572864 - 400 Gigabit
m8ib.xlarge 4 16384 - Up to 20 Gigabit
m8id.12xlarge 48 196608 - 22.5 Gigabit
m8id.16xlarge 64 262144 - 30 Gigabit
m8id.24xlarge 96 393216 - 40 Gigabit
m8id.2xlarge 8 32768 - Up to 15 Gigabit
m8id.32xlarge 128 524288 - 50 Gigabit
m8id.48xlarge 192 786432 - 75 Gigabit
m8id.4xlarge 16 65536 - Up to 15 Gigabit
m8id.8xlarge 32 131072 - 15 Gigabit
m8id.96xlarge 384 1572864 - 100 Gigabit
m8id.large 2 8192 - Up to 12.5 Gigabit
m8id.metal-48xl 192 786432 - 75 Gigabit
m8id.metal-96xl 384 1572864 - 100 Gigabit
m8id.xlarge 4 16384 - Up to 12.5 Gigabit
m8idb.12xlarge 48 196608 - 50 Gigabit
m8idb.16xlarge 64 262144 - 66.66 Gigabit
m8idb.24xlarge 96 393216 - 100 Gigabit
m8idb.2xlarge 8 32768 - Up to 26.66 Gigabit
m8idb.32xlarge 128 524288 - 133.33 Gigabit
m8idb.48xlarge 192 786432 - 200 Gigabit
m8idb.4xlarge 16 65536 - Up to 33.33 Gigabit
m8idb.8xlarge 32 131072 - 33.33 Gigabit
m8idb.96xlarge 384 1572864 - 400 Gigabit
m8idb.large 2 8192 - Up to 16.66 Gigabit
m8idb.metal-48xl 192 786432 - 200 Gigabit
m8idb.metal-96xl 384 1572864 - 400 Gigabit
m8idb.xlarge 4 16384 - Up to 20 Gigabit
m8idn.12xlarge 48 196608 - 75 Gigabit
m8idn.16xlarge 64 262144 - 100 Gigabit
m8idn.24xlarge 96 393216 - 150 Gigabit
m8idn.2xlarge 8 32768 - Up to 40 Gigabit
m8idn.32xlarge 128 524288 - 200 Gigabit
m8idn.48xlarge 192 786432 - 300 Gigabit
m8idn.4xlarge 16 65536 - Up to 50 Gigabit
m8idn.8xlarge 32 131072 - 50 Gigabit
m8idn.96xlarge 384 1572864 - 600 Gigabit
m8idn.large 2 8192 - Up to 25 Gigabit
m8idn.metal-48xl 192 786432 - 300 Gigabit
m8idn.metal-96xl 384 1572864 - 600 Gigabit
m8idn.xlarge 4 16384 - Up to 30 Gigabit
m8in.12xlarge 48 196608 - 75 Gigabit
m8in.16xlarge 64 262144 - 100 Gigabit
m8in.24xlarge 96 393216 - 150 Gigabit
m8in.2xlarge 8 32768 - Up to 40 Gigabit
m8in.32xlarge 128 524288 - 200 Gigabit
m8in.48xlarge 192 786432 - 300 Gigabit
m8in.4xlarge 16 65536 - Up to 50 Gigabit
m8in.8xlarge 32 131072 - 50 Gigabit
m8in.96xlarge 384 1572864 - 600 Gigabit
m8in.large 2 8192 - Up to 25 Gigabit
m8in.metal-48xl 192 786432 - 300 Gigabit
m8in.metal-96xl 384 1572864 - 600 Gigabit
m8in.xlarge 4 16384 - Up to 30 Gigabit
m8ine.12xlarge 48 196608 - 75 Gigabit
m8ine.2xlarge 8 32768 - 12.5 Gigabit
m8ine.4xlarge 16 65536 - 25 Gigabit
m8ine.8xlarge 32 131072 - 50 Gigabit
m8ine.large 2 8192 - 3.125 Gigabit
m8ine.xlarge 4 16384 - 6.25 Gigabit
m9g.12xlarge 48 196608 - 25 Gigabit
m9g.16xlarge 64 262144 - 34 Gigabit
m9g.24xlarge 96 393216 - 50 Gigabit
m9g.2xlarge 8 32768 - Up to 17 Gigabit
m9g.48xlarge 192 786432 - 100 Gigabit
m9g.4xlarge 16 65536 - Up to 17 Gigabit
m9g.8xlarge 32 131072 - 17 Gigabit
m9g.large 2 8192 - Up to 15 Gigabit
m9g.medium 1 4096 - Up to 15 Gigabit
m9g.metal-48xl 192 786432 - 100 Gigabit
m9g.xlarge 4 16384 - Up to 15 Gigabit
m9gd.12xlarge 48 196608 - 25 Gigabit
m9gd.16xlarge 64 262144 - 34 Gigabit
m9gd.24xlarge 96 393216 - 50 Gigabit
m9gd.2xlarge 8 32768 - Up to 17 Gigabit
m9gd.48xlarge 192 786432 - 100 Gigabit
m9gd.4xlarge 16 65536 - Up to 17 Gigabit
m9gd.8xlarge 32 131072 - 17 Gigabit
m9gd.large 2 8192 - Up to 15 Gigabit
m9gd.medium 1 4096 - Up to 15 Gigabit
m9gd.metal-48xl 192 786432 - 100 Gigabit
m9gd.xlarge 4 16384 - Up to 15 Gigabit
mac-m3ultra.metal 28 262144 - 10 Gigabit
mac-m4.metal 10 24576 - 10 Gigabit
mac-m4max.metal 16 131072 - 10 Gigabit
mac-m4pro.metal 14 49152 - 10 Gigabit
mac1.metal 12 32768 - 25 Gigabit
mac2-m1ultra.metal 20 131072 - 10 Gigabit
mac2-m2.metal 8 24576 - 10 Gigabit
mac2-m2pro.metal 12 32768 - 10 Gigabit
mac2.metal 8 16384 - 10 Gigabit
p3dn.24xlarge 96 786432 - 100 Gigabit
p4d.24xlarge 96 1179648 - 4x 100 Gigabit
p4de.24xlarge 96 1179648 - 4x 100 Gigabit
p5.48xlarge 192 2097152 - 3200 Gigabit
p5.4xlarge 16 262144 - 100 Gigabit
p5e.48xlarge 192 2097152 - 3200 Gigabit
p5en.48xlarge 192 2097152 - 3200 Gigabit
p6-b200.48xlarge 192 2097152 - 3200 Gigabit
p6-b300.48xlarge 192 4194304 - 6400 Gigabit
r3.2xlarge 8 62464 o High
r3.4xlarge 16 124928 o High
r3.8xlarge 32 249856 o 10 Gigabit
r3.large 2 15360 o Moderate
r3.xlarge 4 31232 o Moderate
r4.16xlarge 64 499712 o 25 Gigabit
r4.2xlarge 8 62464 o Up to 10 Gigabit
r4.4xlarge 16 124928 o Up to 10 Gigabit
r4.8xlarge 32 249856 o 10 Gigabit
r4.large 2 15616 o Up to 10 Gigabit
r4.xlarge 4 31232 o Up to 10 Gigabit
r5.12xlarge 48 393216 o 12 Gigabit
r5.16xlarge 64 524288 o 20 Gigabit
r5.24xlarge 96 786432 o 25 Gigabit
r5.2xlarge 8 65536 o Up to 10 Gigabit
r5.4xlarge 16 131072 o Up to 10 Gigabit
r5.8xlarge 32 262144 o 10 Gigabit
r5.large 2 16384 o Up to 10 Gigabit
r5.metal 96 786432 o 25 Gigabit
r5.xlarge 4 32768 o Up to 10 Gigabit
r5a.12xlarge 48 393216 - 10 Gigabit
r5a.16xlarge 64 524288 - 12 Gigabit
r5a.24xlarge 96 786432 - 20 Gigabit
r5a.2xlarge 8 65536 - Up to 10 Gigabit
r5a.4xlarge 16 131072 - Up to 10 Gigabit
r5a.8xlarge 32 262144 - Up to 10 Gigabit
r5a.large 2 16384 - Up to 10 Gigabit
r5a.xlarge 4 32768 - Up to 10 Gigabit
r5ad.12xlarge 48 393216 - 10 Gigabit
r5ad.16xlarge 64 524288 - 12 Gigabit
r5ad.24xlarge 96 786432 - 20 Gigabit
r5ad.2xlarge 8 65536 - Up to 10 Gigabit
r5ad.4xlarge 16 131072 - Up to 10 Gigabit
r5ad.8xlarge 32 262144 - Up to 10 Gigabit
r5ad.large 2 16384 - Up to 10 Gigabit
r5ad.xlarge 4 32768 - Up to 10 Gigabit
r5b.12xlarge 48 393216 - 12 Gigabit
r5b.16xlarge 64 524288 - 20 Gigabit
r5b.24xlarge 96 786432 - 25 Gigabit
r5b.2xlarge 8 65536 - Up to 10 Gigabit
r5b.4xlarge 16 131072 - Up to 10 Gigabit
r5b.8xlarge 32 262144 - 10 Gigabit
r5b.large 2 16384 - Up to 10 Gigabit
r5b.metal 96 786432 - 25 Gigabit
r5b.xlarge 4 32768 - Up to 10 Gigabit
r5d.12xlarge 48 393216 - 12 Gigabit
r5d.16xlarge 64 524288 - 20 Gigabit
r5d.24xlarge 96 786432 - 25 Gigabit
r5d.2xlarge 8 65536 - Up to 10 Gigabit
r5d.4xlarge 16 131072 - Up to 10 Gigabit
r5d.8xlarge 32 262144 - 10 Gigabit
r5d.large 2 16384 - Up to 10 Gigabit
r5d.metal 96 786432 - 25 Gigabit
r5d.xlarge 4 32768 - Up to 10 Gigabit
r5dn.12xlarge 48 393216 - 50 Gigabit
r5dn.16xlarge 64 524288 - 75 Gigabit
r5dn.24xlarge 96 786432 - 100 Gigabit
r5dn.2xlarge 8 65536 - Up to 25 Gigabit
r5dn.4xlarge 16 131072 - Up to 25 Gigabit
r5dn.8xlarge 32 262144 - 25 Gigabit
r5dn.large 2 16384 - Up to 25 Gigabit
r5dn.metal 96 786432 - 100 Gigabit
r5dn.xlarge 4 32768 - Up to 25 Gigabit
r5n.12xlarge 48 393216 - 50 Gigabit
r5n.16xlarge 64 524288 - 75 Gigabit
r5n.24xlarge 96 786432 - 100 Gigabit
r5n.2xlarge 8 65536 - Up to 25 Gigabit
r5n.4xlarge 16 131072 - Up to 25 Gigabit
r5n.8xlarge 32 262144 - 25 Gigabit
r5n.large 2 16384 - Up to 25 Gigabit
r5n.metal 96 786432 - 100 Gigabit
r5n.xlarge 4 32768 - Up to 25 Gigabit
r6a.12xlarge 48 393216 - 18.75 Gigabit
r6a.16xlarge 64 524288 - 25 Gigabit
r6a.24xlarge 96 786432 - 37.5 Gigabit
r6a.2xlarge 8 65536 - Up to 12.5 Gigabit
r6a.32xlarge 128 1048576 - 50 Gigabit
r6a.48xlarge 192 1572864 - 50 Gigabit
r6a.4xlarge 16 131072 - Up to 12.5 Gigabit
r6a.8xlarge 32 262144 - 12.5 Gigabit
r6a.large 2 16384 - Up to 12.5 Gigabit
r6a.metal 192 1572864 - 50 Gigabit
r6a.xlarge 4 32768 - Up to 12.5 Gigabit
r6g.12xlarge 48 393216 - 20 Gigabit
r6g.16xlarge 64 524288 - 25 Gigabit
r6g.2xlarge 8 65536 - Up to 10 Gigabit
r6g.4xlarge 16 131072 - Up to 10 Gigabit
r6g.8xlarge 32 262144 - 12 Gigabit
r6g.large 2 16384 - Up to 10 Gigabit
r6g.medium 1 8192 - Up to 10 Gigabit
r6g.metal 64 524288 - 25 Gigabit
r6g.xlarge 4 32768 - Up to 10 Gigabit
r6gd.12xlarge 48 393216 - 20 Gigabit
r6gd.16xlarge 64 524288 - 25 Gigabit
r6gd.2xlarge 8 65536 - Up to 10 Gigabit
r6gd.4xlarge 16 131072 - Up to 10 Gigabit
r6gd.8xlarge 32 262144 - 12 Gigabit
r6gd.large 2 16384 - Up to 10 Gigabit
r6gd.medium 1 8192 - Up to 10 Gigabit
r6gd.metal 64 524288 - 25 Gigabit
r6gd.xlarge 4 32768 - Up to 10 Gigabit
r6i.12xlarge 48 393216 o 18.75 Gigabit
r6i.16xlarge 64 524288 o 25 Gigabit
r6i.24xlarge 96 786432 o 37.5 Gigabit
r6i.2xlarge 8 65536 o Up to 12.5 Gigabit
r6i.32xlarge 128 1048576 o 50 Gigabit
r6i.4xlarge 16 131072 o Up to 12.5 Gigabit
r6i.8xlarge 32 262144 o 12.5 Gigabit
r6i.large 2 16384 o Up to 12.5 Gigabit
r6i.metal 128 1048576 o 50 Gigabit
r6i.xlarge 4 32768 o Up to 12.5 Gigabit
r6id.12xlarge 48 393216 - 18.75 Gigabit
r6id.16xlarge 64 524288 - 25 Gigabit
r6id.24xlarge 96 786432 - 37.5 Gigabit
r6id.2xlarge 8 65536 - Up to 12.5 Gigabit
r6id.32xlarge 128 1048576 - 50 Gigabit
r6id.4xlarge 16 131072 - Up to 12.5 Gigabit
r6id.8xlarge 32 262144 - 12.5 Gigabit
r6id.large 2 16384 - Up to 12.5 Gigabit
r6id.metal 128 1048576 - 50 Gigabit
r6id.xlarge 4 32768 - Up to 12.5 Gigabit
r6idn.12xlarge 48 393216 - 75 Gigabit
r6idn.16xlarge 64 524288 - 100 Gigabit
r6idn.24xlarge 96 786432 - 150 Gigabit
r6idn.2xlarge 8 65536 - Up to 40 Gigabit
r6idn.32xlarge 128 1048576 - 200 Gigabit
r6idn.4xlarge 16 131072 - Up to 50 Gigabit
r6idn.8xlarge 32 262144 - 50 Gigabit
r6idn.large 2 16384 - Up to 25 Gigabit
r6idn.metal 128 1048576 - 200 Gigabit
r6idn.xlarge 4 32768 - Up to 30 Gigabit
r6in.12xlarge 48 393216 - 75 Gigabit
r6in.16xlarge 64 524288 - 100 Gigabit
r6in.24xlarge 96 786432 - 150 Gigabit
r6in.2xlarge 8 65536 - Up to 40 Gigabit
r6in.32xlarge 128 1048576 - 200 Gigabit
r6in.4xlarge 16 131072 - Up to 50 Gigabit
r6in.8xlarge 32 262144 - 50 Gigabit
r6in.large 2 16384 - Up to 25 Gigabit
r6in.metal 128 1048576 - 200 Gigabit
r6in.xlarge 4 32768 - Up to 30 Gigabit
r7a.12xlarge 48 393216 - 18.75 Gigabit
r7a.16xlarge 64 524288 - 25 Gigabit
r7a.24xlarge 96 786432 - 37.5 Gigabit
r7a.2xlarge 8 65536 - Up to 12.5 Gigabit
r7a.32xlarge 128 1048576 - 50 Gigabit
r7a.48xlarge 192 1572864 - 50 Gigabit
r7a.4xlarge 16 131072 - Up to 12.5 Gigabit
r7a.8xlarge 32 262144 - 12.5 Gigabit
r7a.large 2 16384 - Up to 12.5 Gigabit
r7a.medium 1 8192 - Up to 12.5 Gigabit
r7a.metal-48xl 192 1572864 - 50 Gigabit
r7a.xlarge 4 32768 - Up to 12.5 Gigabit
r7g.12xlarge 48 393216 o 22.5 Gigabit
r7g.16xlarge 64 524288 o 30 Gigabit
r7g.2xlarge 8 65536 o Up to 15 Gigabit
r7g.4xlarge 16 131072 o Up to 15 Gigabit
r7g.8xlarge 32 262144 o 15 Gigabit
r7g.large 2 16384 o Up to 12.5 Gigabit
r7g.medium 1 8192 o Up to 12.5 Gigabit
r7g.metal 64 524288 o 30 Gigabit
r7g.xlarge 4 32768 o Up to 12.5 Gigabit
r7gd.12xlarge 48 393216 o 22.5 Gigabit
r7gd.16xlarge 64 524288 o 30 Gigabit
r7gd.2xlarge 8 65536 o Up to 15 Gigabit
r7gd.4xlarge 16 131072 o Up to 15 Gigabit
r7gd.8xlarge 32 262144 o 15 Gigabit
r7gd.large 2 16384 o Up to 12.5 Gigabit
r7gd.medium 1 8192 o Up to 12.5 Gigabit
r7gd.metal 64 524288 o 30 Gigabit
r7gd.xlarge 4 32768 o Up to 12.5 Gigabit
r7i.12xlarge 48 393216 - 18.75 Gigabit
r7i.16xlarge 64 524288 - 25 Gigabit
r7i.24xlarge 96 786432 - 37.5 Gigabit
r7i.2xlarge 8 65536 - Up to 12.5 Gigabit
r7i.48xlarge 192 1572864 - 50 Gigabit
r7i.4xlarge 16 131072 - Up to 12.5 Gigabit
r7i.8xlarge 32 262144 - 12.5 Gigabit
r7i.large 2 16384 - Up to 12.5 Gigabit
r7i.metal-24xl 96 786432 - 37.5 Gigabit
r7i.metal-48xl 192 1572864 - 50 Gigabit
r7i.xlarge 4 32768 - Up to 12.5 Gigabit
r7iz.12xlarge 48 393216 - 25 Gigabit
r7iz.16xlarge 64 524288 - 25 Gigabit
r7iz.2xlarge 8 65536 - Up to 12.5 Gigabit
r7iz.32xlarge 128 1048576 - 50 Gigabit
r7iz.4xlarge 16 131072 - Up to 12.5 Gigabit
r7iz.8xlarge 32 262144 - 12.5 Gigabit
r7iz.large 2 16384 - Up to 12.5 Gigabit
r7iz.metal-16xl 64 524288 - 25 Gigabit
r7iz.metal-32xl 128 1048576 - 50 Gigabit
r7iz.xlarge 4 32768 - Up to 12.5 Gigabit
r8a.12xlarge 48 393216 - 22.5 Gigabit
r8a.16xlarge 64 524288 - 30 Gigabit
r8a.24xlarge 96 786432 - 40 Gigabit
r8a.2xlarge 8 65536 - Up to 15 Gigabit
r8a.48xlarge 192 1572864 - 75 Gigabit
r8a.4xlarge 16 131072 - Up to 15 Gigabit
r8a.8xlarge 32 262144 - 15 Gigabit
r8a.large 2 16384 - Up to 12.5 Gigabit
r8a.medium 1 8192 - Up to 12.5 Gigabit
r8a.metal-24xl 96 786432 - 40 Gigabit
r8a.metal-48xl 192 1572864 - 75 Gigabit
r8a.xlarge 4 32768 - Up to 12.5 Gigabit
r8g.12xlarge 48 393216 - 22.5 Gigabit
r8g.16xlarge 64 524288 - 30 Gigabit
r8g.24xlarge 96 786432 - 40 Gigabit
r8g.2xlarge 8 65536 - Up to 15 Gigabit
r8g.48xlarge 192 1572864 - 50 Gigabit
r8g.4xlarge 16 131072 - Up to 15 Gigabit
r8g.8xlarge 32 262144 - 15 Gigabit
r8g.large 2 16384 - Up to 12.5 Gigabit
r8g.medium 1 8192 - Up to 12.5 Gigabit
r8g.metal-24xl 96 786432 - 40 Gigabit
r8g.metal-48xl 192 1572864 - 50 Gigabit
r8g.xlarge 4 32768 - Up to 12.5 Gigabit
r8gb.12xlarge 48 393216 - 100 Gigabit
r8gb.16xlarge 64 524288 - 133.33 Gigabit
r8gb.24xlarge 96 786432 - 200 Gigabit
r8gb.2xlarge 8 65536 - Up to 33.33 Gigabit
r8gb.48xlarge 192 1572864 - 400 Gigabit
r8gb.4xlarge 16 131072 - 33.33 Gigabit
r8gb.8xlarge 32 262144 - 66.66 Gigabit
r8gb.large 2 16384 - Up to 20 Gigabit
r8gb.medium 1 8192 - Up to 16.66 Gigabit
r8gb.metal-24xl 96 786432 - 200 Gigabit
r8gb.metal-48xl 192 1572864 - 400 Gigabit
r8gb.xlarge 4 32768 - Up to 26.66 Gigabit
r8gd.12xlarge 48 393216 - 22.5 Gigabit
r8gd.16xlarge 64 524288 - 30 Gigabit
r8gd.24xlarge 96 786432 - 40 Gigabit
r8gd.2xlarge 8 65536 - Up to 15 Gigabit
r8gd.48xlarge 192 1572864 - 50 Gigabit
r8gd.4xlarge 16 131072 - Up to 15 Gigabit
r8gd.8xlarge 32 262144 - 15 Gigabit
r8gd.large 2 16384 - Up to 12.5 Gigabit
r8gd.medium 1 8192 - Up to 12.5 Gigabit
r8gd.metal-24xl 96 786432 - 40 Gigabit
r8gd.metal-48xl 192 1572864 - 50 Gigabit
r8gd.xlarge 4 32768 - Up to 12.5 Gigabit
r8gn.12xlarge 48 393216 - 150 Gigabit
r8gn.16xlarge 64 524288 - 200 Gigabit
r8gn.24xlarge 96 786432 - 300 Gigabit
r8gn.2xlarge 8 65536 - Up to 50 Gigabit
r8gn.48xlarge 192 1572864 - 600 Gigabit
r8gn.4xlarge 16 131072 - 50 Gigabit
r8gn.8xlarge 32 262144 - 100 Gigabit
r8gn.large 2 16384 - Up to 30 Gigabit
r8gn.medium 1 8192 - Up to 25 Gigabit
r8gn.metal-24xl 96 786432 - 300 Gigabit
r8gn.metal-48xl 192 1572864 - 600 Gigabit
r8gn.xlarge 4 32768 - Up to 40 Gigabit
r8i-flex.12xlarge 48 393216 - Up to 22.5 Gigabit
r8i-flex.16xlarge 64 524288 - Up to 30 Gigabit
r8i-flex.2xlarge 8 65536 - Up to 15 Gigabit
r8i-flex.4xlarge 16 131072 - Up to 15 Gigabit
r8i-flex.8xlarge 32 262144 - Up to 15 Gigabit
r8i-flex.large 2 16384 - Up to 12.5 Gigabit
r8i-flex.xlarge 4 32768 - Up to 12.5 Gigabit
r8i.12xlarge 48 393216 - 22.5 Gigabit
r8i.16xlarge 64 524288 - 30 Gigabit
r8i.24xlarge 96 786432 - 40 Gigabit
r8i.2xlarge 8 65536 - Up to 15 Gigabit
r8i.32xlarge 128 1048576 - 50 Gigabit
r8i.48xlarge 192 1572864 - 75 Gigabit
r8i.4xlarge 16 131072 - Up to 15 Gigabit
r8i.8xlarge 32 262144 - 15 Gigabit
r8i.96xlarge 384 3145728 - 100 Gigabit
r8i.large 2 16384 - Up to 12.5 Gigabit
r8i.metal-48xl 192 1572864 - 75 Gigabit
r8i.metal-96xl 384 3145728 - 100 Gigabit
r8i.xlarge 4 32768 - Up to 12.5 Gigabit
r8ib.12xlarge 48 393216 - 50 Gigabit
r8ib.16xlarge 64 524288 - 66.66 Gigabit
r8ib.24xlarge 96 786432 - 100 Gigabit
r8ib.2xlarge 8 65536 - Up to 26.66 Gigabit
r8ib.32xlarge 128 1048576 - 133.33 Gigabit
r8ib.48xlarge 192 1572864 - 200 Gigabit
r8ib.4xlarge 16 131072 - Up to 33.33 Gigabit
r8ib.8xlarge 32 262144 - 33.33 Gigabit
r8ib.96xlarge 384 3145728 - 400 Gigabit
r8ib.large 2 16384 - Up to 16.66 Gigabit
r8ib.metal-48xl 192 1572864 - 200 Gigabit
r8ib.metal-96xl 384 3145728 - 400 Gigabit
r8ib.xlarge 4 32768 - Up to 20 Gigabit
r8id.12xlarge 48 393216 - 22.5 Gigabit
r8id.16xlarge 64 524288 - 30 Gigabit
r8id.24xlarge 96 786432 - 40 Gigabit
r8id.2xlarge 8 65536 - Up to 15 Gigabit
r8id.32xlarge 128 1048576 - 50 Gigabit
r8id.48xlarge 192 1572864 - 75 Gigabit
r8id.4xlarge 16 131072 - Up to 15 Gigabit
r8id.8xlarge 32 262144 - 15 Gigabit
r8id.96xlarge 384 3145728 - 100 Gigabit
r8id.large 2 16384 - Up to 12.5 Gigabit
r8id.metal-48xl 192 1572864 - 75 Gigabit
r8id.metal-96xl 384 3145728 - 100 Gigabit
r8id.xlarge 4 32768 - Up to 12.5 Gigabit
r8idb.12xlarge 48 393216 - 50 Gigabit
r8idb.16xlarge 64 524288 - 66.66 Gigabit
r8idb.24xlarge 96 786432 - 100 Gigabit
r8idb.2xlarge 8 65536 - Up to 26.66 Gigabit
r8idb.32xlarge 128 1048576 - 133.33 Gigabit
r8idb.48xlarge 192 1572864 - 200 Gigabit
r8idb.4xlarge 16 131072 - Up to 33.33 Gigabit
r8idb.8xlarge 32 262144 - 33.33 Gigabit
r8idb.96xlarge 384 3145728 - 400 Gigabit
r8idb.large 2 16384 - Up to 16.66 Gigabit
r8idb.metal-48xl 192 1572864 - 200 Gigabit
r8idb.metal-96xl 384 3145728 - 400 Gigabit
r8idb.xlarge 4 32768 - Up to 20 Gigabit
r8idn.12xlarge 48 393216 - 75 Gigabit
r8idn.16xlarge 64 524288 - 100 Gigabit
r8idn.24xlarge 96 786432 - 150 Gigabit
r8idn.2xlarge 8 65536 - Up to 40 Gigabit
r8idn.32xlarge 128 1048576 - 200 Gigabit
r8idn.48xlarge 192 1572864 - 300 Gigabit
r8idn.4xlarge 16 131072 - Up to 50 Gigabit
r8idn.8xlarge 32 262144 - 50 Gigabit
r8idn.96xlarge 384 3145728 - 600 Gigabit
r8idn.large 2 16384 - Up to 25 Gigabit
r8idn.metal-48xl 192 1572864 - 300 Gigabit
r8idn.metal-96xl 384 3145728 - 600 Gigabit
r8idn.xlarge 4 32768 - Up to 30 Gigabit
r8in.12xlarge 48 393216 - 75 Gigabit
r8in.16xlarge 64 524288 - 100 Gigabit
r8in.24xlarge 96 786432 - 150 Gigabit
r8in.2xlarge 8 65536 - Up to 40 Gigabit
r8in.32xlarge 128 1048576 - 200 Gigabit
r8in.48xlarge 192 1572864 - 300 Gigabit
r8in.4xlarge 16 131072 - Up to 50 Gigabit
r8in.8xlarge 32 262144 - 50 Gigabit
r8in.96xlarge 384 3145728 - 600 Gigabit
r8in.large 2 16384 - Up to 25 Gigabit
r8in.metal-48xl 192 1572864 - 300 Gigabit
r8in.metal-96xl 384 3145728 - 600 Gigabit
r8in.xlarge 4 32768 - Up to 30 Gigabit
r9g.12xlarge 48 393216 - 25 Gigabit
r9g.16xlarge 64 524288 - 34 Gigabit
r9g.24xlarge 96 786432 - 50 Gigabit
r9g.2xlarge 8 65536 - Up to 17 Gigabit
r9g.48xlarge 192 1572864 - 100 Gigabit
r9g.4xlarge 16 131072 - Up to 17 Gigabit
r9g.8xlarge 32 262144 - 17 Gigabit
r9g.large 2 16384 - Up to 15 Gigabit
r9g.medium 1 8192 - Up to 15 Gigabit
r9g.metal-48xl 192 1572864 - 100 Gigabit
r9g.xlarge 4 32768 - Up to 15 Gigabit
r9gd.12xlarge 48 393216 - 25 Gigabit
r9gd.16xlarge 64 524288 - 34 Gigabit
r9gd.24xlarge 96 786432 - 50 Gigabit
r9gd.2xlarge 8 65536 - Up to 17 Gigabit
r9gd.48xlarge 192 1572864 - 100 Gigabit
r9gd.4xlarge 16 131072 - Up to 17 Gigabit
r9gd.8xlarge 32 262144 - 17 Gigabit
r9gd.large 2 16384 - Up to 15 Gigabit
r9gd.medium 1 8192 - Up to 15 Gigabit
r9gd.metal-48xl 192 1572864 - 100 Gigabit
r9gd.xlarge 4 32768 - Up to 15 Gigabit
t1.micro 1 627 o Very Low
t2.2xlarge 8 32768 b Moderate
t2.large 2 8192 b Low to Moderate
t2.medium 2 4096 b Low to Moderate
t2.micro 1 1024 b Low to Moderate
t2.nano 1 512 b Low to Moderate
t2.small 1 2048 b Low to Moderate
t2.xlarge 4 16384 b Moderate
t3.2xlarge 8 32768 b Up to 5 Gigabit
t3.large 2 8192 b Up to 5 Gigabit
t3.medium 2 4096 b Up to 5 Gigabit
t3.micro 2 1024 b Up to 5 Gigabit
t3.nano 2 512 b Up to 5 Gigabit
t3.small 2 2048 b Up to 5 Gigabit
t3.xlarge 4 16384 b Up to 5 Gigabit
t3a.2xlarge 8 32768 b Up to 5 Gigabit
t3a.large 2 8192 b Up to 5 Gigabit
t3a.medium 2 4096 b Up to 5 Gigabit
t3a.micro 2 1024 b Up to 5 Gigabit
t3a.nano 2 512 b Up to 5 Gigabit
t3a.small 2 2048 b Up to 5 Gigabit
t3a.xlarge 4 16384 b Up to 5 Gigabit
t4g.2xlarge 8 32768 b Up to 5 Gigabit
t4g.large 2 8192 b Up to 5 Gigabit
t4g.medium 2 4096 b Up to 5 Gigabit
t4g.micro 2 1024 b Up to 5 Gigabit
t4g.nano 2 512 b Up to 5 Gigabit
t4g.small 2 2048 b Up to 5 Gigabit
t4g.xlarge 4 16384 b Up to 5 Gigabit
t8i.medium 2 4096 - Up to 6.25 Gigabit
t8i.micro 2 1024 - Up to 6.25 Gigabit
t8i.nano 2 512 - Up to 6.25 Gigabit
t8i.small 2 2048 - Up to 6.25 Gigabit
trn1.2xlarge 8 32768 - Up to 12.5 Gigabit
trn1.32xlarge 128 524288 - 8x 100 Gigabit
trn1n.32xlarge 128 524288 - 16x 100 Gigabit
trn2.3xlarge 12 131072 - 200 Gigabit
trn2.48xlarge 192 2097152 - 16x 200 Gigabit
trn2u.48xlarge 192 2097152 - 16x 200 Gigabit
u-3tb1.56xlarge 224 3145728 - 50 Gigabit
u-6tb1.112xlarge 448 6291456 - 100 Gigabit
u-6tb1.56xlarge 224 6291456 - 100 Gigabit
u7i-12tb.224xlarge 896 12582912 - 100 Gigabit
u7i-6tb.112xlarge 448 6291456 - 100 Gigabit
u7i-8tb.112xlarge 448 8388608 - 100 Gigabit
u7in-16tb.224xlarge 896 16777216 - 200 Gigabit
u7in-24tb.224xlarge 896 25165824 - 200 Gigabit
u7in-32tb.224xlarge 896 33554432 - 200 Gigabit
vt1.24xlarge 96 196608 - 25 Gigabit
vt1.3xlarge 12 24576 - 3.12 Gigabit
vt1.6xlarge 24 49152 - 6.25 Gigabit
x1.16xlarge 64 999424 - 10 Gigabit
x1.32xlarge 128 1998848 - 25 Gigabit
x1e.16xlarge 64 1998848 - 10 Gigabit
x1e.2xlarge 8 249856 - Up to 10 Gigabit
x1e.32xlarge 128 3997696 - 25 Gigabit
x1e.4xlarge 16 499712 - Up to 10 Gigabit
x1e.8xlarge 32 999424 - Up to 10 Gigabit
x1e.xlarge 4 124928 - Up to 10 Gigabit
x2gd.12xlarge 48 786432 - 20 Gigabit
x2gd.16xlarge 64 1048576 - 25 Gigabit
x2gd.2xlarge 8 131072 - Up to 10 Gigabit
x2gd.4xlarge 16 262144 - Up to 10 Gigabit
x2gd.8xlarge 32 524288 - 12 Gigabit
x2gd.large 2 32768 - Up to 10 Gigabit
x2gd.medium 1 16384 - Up to 10 Gigabit
x2gd.metal 64 1048576 - 25 Gigabit
x2gd.xlarge 4 65536 - Up to 10 Gigabit
x2idn.16xlarge 64 1048576 - 50 Gigabit
x2idn.24xlarge 96 1572864 - 75 Gigabit
x2idn.32xlarge 128 2097152 - 100 Gigabit
x2idn.metal 128 2097152 - 100 Gigabit
x2iedn.16xlarge 64 2097152 - 50 Gigabit
x2iedn.24xlarge 96 3145728 - 75 Gigabit
x2iedn.2xlarge 8 262144 - Up to 25 Gigabit
x2iedn.32xlarge 128 4194304 - 100 Gigabit
x2iedn.4xlarge 16 524288 - Up to 25 Gigabit
x2iedn.8xlarge 32 1048576 - 25 Gigabit
x2iedn.metal 128 4194304 - 100 Gigabit
x2iedn.xlarge 4 131072 - Up to 25 Gigabit
x2iezn.12xlarge 48 1572864 - 100 Gigabit
x2iezn.2xlarge 8 262144 - Up to 25 Gigabit
x2iezn.4xlarge 16 524288 - Up to 25 Gigabit
x2iezn.6xlarge 24 786432 - 50 Gigabit
x2iezn.8xlarge 32 1048576 - 75 Gigabit
x2iezn.metal 48 1572864 - 100 Gigabit
x8aedz.12xlarge 48 1572864 - 37.5 Gigabit
x8aedz.24xlarge 96 3145728 - 75 Gigabit
x8aedz.3xlarge 12 393216 - Up to 18.75 Gigabit
x8aedz.6xlarge 24 786432 - 18.75 Gigabit
x8aedz.large 2 65536 - Up to 18.75 Gigabit
x8aedz.metal-12xl 48 1572864 - 37.5 Gigabit
x8aedz.metal-24xl 96 3145728 - 75 Gigabit
x8aedz.xlarge 4 131072 - Up to 18.75 Gigabit
x8g.12xlarge 48 786432 - 22.5 Gigabit
x8g.16xlarge 64 1048576 - 30 Gigabit
x8g.24xlarge 96 1572864 - 40 Gigabit
x8g.2xlarge 8 131072 - Up to 15 Gigabit
x8g.48xlarge 192 3145728 - 50 Gigabit
x8g.4xlarge 16 262144 - Up to 15 Gigabit
x8g.8xlarge 32 524288 - 15 Gigabit
x8g.large 2 32768 - Up to 12.5 Gigabit
x8g.medium 1 16384 - Up to 12.5 Gigabit
x8g.metal-24xl 96 1572864 - 40 Gigabit
x8g.metal-48xl 192 3145728 - 50 Gigabit
x8g.xlarge 4 65536 - Up to 12.5 Gigabit
x8i.12xlarge 48 786432 - 22.5 Gigabit
x8i.16xlarge 64 1048576 - 30 Gigabit
x8i.24xlarge 96 1572864 - 40 Gigabit
x8i.2xlarge 8 131072 - Up to 15 Gigabit
x8i.32xlarge 128 2097152 - 50 Gigabit
x8i.48xlarge 192 3145728 - 75 Gigabit
x8i.4xlarge 16 262144 - Up to 15 Gigabit
x8i.64xlarge 256 4194304 - 80 Gigabit
x8i.8xlarge 32 524288 - 15 Gigabit
x8i.96xlarge 384 6291456 - 100 Gigabit
x8i.large 2 32768 - Up to 12.5 Gigabit
x8i.metal-48xl 192 3145728 - 75 Gigabit
x8i.metal-96xl 384 6291456 - 100 Gigabit
x8i.xlarge 4 65536 - Up to 12.5 Gigabit
z1d.12xlarge 48 393216 - 25 Gigabit
z1d.2xlarge 8 65536 - Up to 10 Gigabit
z1d.3xlarge 12 98304 - Up to 10 Gigabit
z1d.6xlarge 24 196608 - 12 Gigabit
z1d.large 2 16384 - Up to 10 Gigabit
z1d.metal 48 393216 - 25 Gigabit
z1d.xlarge 4 32768 - Up to 10 Gigabit
`;
