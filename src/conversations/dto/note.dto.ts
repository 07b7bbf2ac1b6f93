import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import type { Note, NoteAuthor } from '../notes/note.types.js';

const LONGEST_NOTE = 8000;

export class WriteNoteDto {
  @ApiProperty({
    example: 'She called as well: the lid is what is missing.',
    minLength: 1,
    maxLength: LONGEST_NOTE,
    description: 'For the team alone; plain text.',
  })
  @IsString()
  @Length(1, LONGEST_NOTE, { message: `text must have 1 to ${LONGEST_NOTE} characters` })
  @Matches(/\S/u, { message: 'text must not be blank' })
  text: string;
}

class NoteAuthorView implements NoteAuthor {
  @ApiProperty({ enum: ['member', 'key'], example: 'member' })
  kind: NoteAuthor['kind'];

  @ApiProperty({
    example: '019aa7d2-9d9d-7000-8000-6d7e8f9a0b1c',
    nullable: true,
    type: String,
    format: 'uuid',
    description: 'Of the member or the key; null of a note that was imported.',
  })
  id: string | null;

  @ApiProperty({ example: 'Nora', description: 'Of the member or the key when the note was written.' })
  name: string;
}

export class NoteView {
  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-7e8f9a0b1c2d', format: 'uuid' })
  id: string;

  @ApiProperty({ example: '019aa7d2-9d9d-7000-8000-3a4b5c6d7e8f', format: 'uuid' })
  conversationId: string;

  @ApiProperty({ type: NoteAuthorView, description: 'Who wrote it.' })
  author: NoteAuthorView;

  @ApiProperty({
    example: 'She called as well: the lid is what is missing.',
    description: 'As it was written.',
  })
  text: string;

  @ApiProperty({ example: '2026-11-23T09:00:00.000Z', format: 'date-time' })
  createdAt: string;
}

export function toNoteView({ createdAt, ...note }: Note): NoteView {
  return { ...note, createdAt: createdAt.toISOString() };
}
