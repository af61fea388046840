package com.atom.slack.simulator.imports;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An entry that has to be an array of objects, one at a time. */
final class JsonList {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private static final int MOST_TOKENS = 1_000_000;

    private JsonList() {}

    /** One item's tokens, of which there may not be too many: an item is held in memory. */
    private static final class Counted extends JsonParserDelegate {
        private final String path;
        private final int number;
        private int tokens;

        Counted(JsonParser parser, String path, int number) {
            super(parser);
            this.path = path;
            this.number = number;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw new CorruptExport(path, "item " + number + " has more than " + MOST_TOKENS + " parts");
            }
            return super.nextToken();
        }
    }

    interface Item {
        /** @param number from 1 */
        void is(int number, ObjectNode item);
    }

    static List<ObjectNode> all(SourceZip zip, String path) {
        List<ObjectNode> all = new ArrayList<>();
        forEach(zip, path, (number, item) -> all.add(item));
        return all;
    }

    /** @throws CorruptExport when the entry is anything else, or damaged */
    static void forEach(SourceZip zip, String path, Item each) {
        try (InputStream in = zip.open(path);
                JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new CorruptExport(path, "is not a JSON array");
            }
            int number = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                number++;
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new CorruptExport(path, "item " + number + " is not an object");
                }
                each.is(number, MAPPER.readTree(new Counted(parser, path, number)));
            }
            if (parser.nextToken() != null) {
                throw new CorruptExport(path, "goes on behind its array");
            }
            in.readAllBytes();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new CorruptExport(path, "is not JSON, line " + line + ": " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw new CorruptExport(path, "is not JSON: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
