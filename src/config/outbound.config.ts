import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { commaList } from './comma-list.js';
import { Setting } from './setting.js';

/** Websites and feeds that businesses name as sources. */
export class OutboundConfig {
  @Setting({
    env: 'SOURCE_PRIVATE_HOSTS',
    description:
      'Hosts, separated by commas, of websites and feeds that may have private addresses; any business may then have them read',
    default: '',
  })
  @Transform(({ value }) => commaList(value).map((host) => host.toLowerCase()))
  @ValidateBy({
    name: 'areSourceHosts',
    validator: {
      validate: (value) =>
        Array.isArray(value) && value.every((host) => /^[\w.:[\]-]{1,253}$/.test(String(host))),
      defaultMessage: () => 'must be a comma list of host names or addresses, without port',
    },
  })
  sourcePrivateHosts: string[];
}
