import { say } from '../../../messages/say.ts'
import { showOne } from '../../app/reader-pair.ts'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { ReaderTitle } from './reader-title.tsx'

/** The top of the reader with two documents: the way back to the active one, whose title it names. */
export function PairTitle({ title }: { title: string }) {
  return (
    <ReaderTitle title={say('reader', 'twoPlaces')}>
      <Button
        look="quiet"
        className="px-2! font-normal!"
        aria-label={say('reader', 'showOneHint', { title })}
        onPress={showOne}
      >
        {say('reader', 'showOne')}
        <Kbd keys="escape" />
      </Button>
    </ReaderTitle>
  )
}
