import { Fragment } from 'react'

/** Shows a long name so that a narrow column breaks it where a reader would: at `/`, `.` and `,`. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/,.])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
