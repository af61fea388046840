package com.atom.slack.simulator.webapi.files;

import java.util.Locale;
import java.util.Map;

/** What a file is, by the end of its name. */
record Kind(String filetype, String mimetype, String pretty, boolean isText) {
    private static final Map<String, Kind> KNOWN = Map.ofEntries(
            text("txt", "text/plain", "Plain Text", "text"),
            text("md", "text/markdown", "Markdown (raw)", "markdown"),
            text("csv", "text/csv", "CSV", "csv"),
            text("json", "application/json", "JSON", "json"),
            text("java", "text/x-java", "Java", "java"),
            text("py", "text/x-python", "Python", "python"),
            text("sh", "text/x-shellscript", "Shell", "shell"),
            text("xml", "application/xml", "XML", "xml"),
            text("html", "text/html", "HTML", "html"),
            text("log", "text/plain", "Plain Text", "text"),
            binary("png", "image/png", "PNG"),
            binary("jpg", "image/jpeg", "JPEG"),
            binary("jpeg", "image/jpeg", "JPEG"),
            binary("gif", "image/gif", "GIF"),
            binary("pdf", "application/pdf", "PDF"),
            binary("zip", "application/zip", "Zip"),
            binary("mp4", "video/mp4", "MPEG 4 Video"),
            binary("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel Spreadsheet"),
            binary("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word Document"));

    private static Map.Entry<String, Kind> text(String end, String mimetype, String pretty, String filetype) {
        return Map.entry(end, new Kind(filetype, mimetype, pretty, true));
    }

    private static Map.Entry<String, Kind> binary(String end, String mimetype, String pretty) {
        return Map.entry(end, new Kind(end, mimetype, pretty, false));
    }

    static Kind of(String name) {
        String end =
                name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
        return KNOWN.getOrDefault(end, new Kind("binary", "application/octet-stream", "Binary", false));
    }
}
