import { Global, Module } from '@nestjs/common';
import { SealedBoxes } from './sealed-boxes.js';

@Global()
@Module({ providers: [SealedBoxes], exports: [SealedBoxes] })
export class CryptoModule {}
