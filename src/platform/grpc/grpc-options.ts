import type { GrpcOptions } from '@nestjs/microservices';

type Options = GrpcOptions['options'];

/** Bytes of one message: a turn with 20 earlier messages of 8,000 characters has at most 700 KB, and its memory. */
const LARGEST_MESSAGE = 4 * 1024 * 1024;
const LARGEST_METADATA = 8 * 1024;

/** How messages become objects: names in camelCase, absent optional fields absent, the name of a `oneof` in its field. */
const LOADER: Options['loader'] = {
  keepCase: false,
  longs: Number,
  enums: String,
  defaults: true,
  arrays: true,
  oneofs: true,
};

/** What client and server have in common. A peer that is silent for 25 s is taken for gone. */
export const COMMON_GRPC_OPTIONS: Omit<Options, 'package'> = {
  loader: LOADER,
  maxSendMessageLength: LARGEST_MESSAGE,
  maxReceiveMessageLength: LARGEST_MESSAGE,
  maxMetadataSize: LARGEST_METADATA,
  keepalive: { keepaliveTimeMs: 20_000, keepaliveTimeoutMs: 5_000 },
};
