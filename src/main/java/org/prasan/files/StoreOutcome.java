package org.prasan.files;

/** What became of an upload. */
public sealed interface StoreOutcome {
  record Stored(StoredFile file) implements StoreOutcome {}

  /** It was not kept; the reason is a sentence for whoever sent it. */
  sealed interface Refused extends StoreOutcome {
    /** The message key of the sentence. */
    String key();

    /** What the sentence names. */
    default Object[] details() {
      return new Object[0];
    }
  }

  record Empty() implements Refused {
    @Override
    public String key() {
      return "files.refused.empty";
    }
  }

  record TooLarge(long largest) implements Refused {
    @Override
    public String key() {
      return "files.refused.too-large";
    }

    @Override
    public Object[] details() {
      return new Object[] {FileSize.inWords(largest)};
    }
  }

  record TypeNotAllowed(String allowed) implements Refused {
    @Override
    public String key() {
      return "files.refused.type";
    }

    @Override
    public Object[] details() {
      return new Object[] {allowed};
    }
  }

  record ArchiveBomb() implements Refused {
    @Override
    public String key() {
      return "files.refused.archive";
    }
  }

  record TooManyPixels(long width, long height) implements Refused {
    @Override
    public String key() {
      return "files.refused.pixels";
    }

    @Override
    public Object[] details() {
      return new Object[] {width, height};
    }
  }

  /** The disk of the server is nearly full. */
  record NoRoom() implements Refused {
    @Override
    public String key() {
      return "files.refused.no-room";
    }
  }

  record Unreadable() implements Refused {
    @Override
    public String key() {
      return "files.refused.unreadable";
    }
  }
}
