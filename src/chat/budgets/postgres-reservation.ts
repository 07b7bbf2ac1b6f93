import type { Logger } from '@nestjs/common';
import type { ModelEndpoint, ModelUsage } from '../models/model-client.port.js';
import type { Cost, Reservation } from './model-budget.port.js';
import type { ModelPrice } from './model-prices.js';
import type { Booking, SpendingRepository } from './spending.repository.js';

/** A reservation that `SpendingRepository.reserve` has booked. */
export class PostgresReservation implements Reservation {
  private isClosed = false;

  constructor(
    private readonly id: string,
    private readonly repository: Pick<SpendingRepository, 'close'>,
    private readonly price: ModelPrice | null,
    private readonly owner: ModelEndpoint['owner'],
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  async settle(usage: ModelUsage): Promise<Cost> {
    const cost = this.price?.(usage) ?? null;
    await this.close(this.bookingOf(usage, cost));
    return { microUsd: cost };
  }

  release(): Promise<void> {
    return this.close(null);
  }

  private bookingOf(usage: ModelUsage, cost: number | null): Booking {
    const { inputTokens, outputTokens, isEstimated } = usage;
    const paid = cost ?? 0;
    const uncached = this.price?.({ ...usage, cachedInputTokens: 0 }) ?? 0;
    const isOwnKey = this.owner === 'tenant';
    return {
      ...{ inputTokens, outputTokens, isEstimated, isPriced: cost !== null },
      cachedInputTokens: Math.min(usage.cachedInputTokens, inputTokens),
      microUsd: isOwnKey ? 0 : paid,
      ownKeyMicroUsd: isOwnKey ? paid : 0,
      savedMicroUsd: Math.max(0, uncached - paid),
    };
  }

  /** While PostgreSQL is away the reservation stays, and is booked as spent when it expires. */
  private async close(booking: Booking | null): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    try {
      await this.repository.close(this.id, booking);
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'The cost of a model’s call could not be booked');
    }
  }
}
