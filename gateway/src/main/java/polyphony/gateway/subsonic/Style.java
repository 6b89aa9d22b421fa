package polyphony.gateway.subsonic;

import java.util.function.BiConsumer;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;

/** The two ways in which the protocol shows artists and albums. What they are is told by the tags in both. */
enum Style {
    /** As folders with folders in them: the older methods. */
    FOLDERS {
        @Override
        BiConsumer<Document, Artist> artist(Shapes shapes) {
            return shapes::artistFolder;
        }

        @Override
        BiConsumer<Document, Album> album(Shapes shapes) {
            return shapes::albumFolder;
        }
    },
    /** As what they are: the methods whose names end with a number, as a rule. */
    TAGS {
        @Override
        BiConsumer<Document, Artist> artist(Shapes shapes) {
            return shapes::artist;
        }

        @Override
        BiConsumer<Document, Album> album(Shapes shapes) {
            return shapes::album;
        }
    };

    abstract BiConsumer<Document, Artist> artist(Shapes shapes);

    abstract BiConsumer<Document, Album> album(Shapes shapes);
}
